/* What holds for every compose project, whatever is in it: an empty file changes nothing, neither does the
 * order of keys, and short and long forms say the same. */
#include <stdlib.h>
#include <string.h>
#include "buffer.h"
#include "compose_extract.h"
#include "open_project.h"
#include "unit.h"

static arena memory;

/* ---- a project's facts as lines ---- */

static bool is_origin(uint16_t id)
{
    return id == ATTRIBUTE_origin_path || id == ATTRIBUTE_origin_how || id == ATTRIBUTE_origin_chain;
}

static text line_of(const shard *facts, uint32_t row)
{
    buffer line = buffer_new(&memory);

    for (uint32_t at = row; at != ROW_NONE && at != 0; at = facts->parent[at])
        buffer_print(&line, "%s %.*s < ", kind_singular((kind)facts->kind[at]),
                     TEXT_FORMAT(shard_string(facts, facts->name[at])));
    for (uint32_t i = facts->first_attribute[row]; i < facts->first_attribute[row + 1]; i++)
        if (!is_origin(facts->attributes[i].id))
            buffer_print(&line, " %u=%.*s", facts->attributes[i].id,
                         TEXT_FORMAT(shard_string(facts, facts->attributes[i].value)));
    return buffer_text(&line);
}

static int by_text(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static shard *as_written(text path, text bytes)
{
    extract_request request = {.path = path, .bytes = bytes, .limits = EXTRACT_LIMITS};
    shard_builder *to = shard_begin(&memory, KIND_ALL);

    compose_extract(&request, &memory, to);
    return shard_finish(to);
}

/* The facts of these files' project, sorted; nothing may be wrong with it. */
static text facts_of(const text *files, uint32_t count)
{
    tree *root = tree_open_memory();
    store *all = store_new(&memory);
    text_array given = {0}, lines = {0};
    buffer out = buffer_new(&memory);
    open_project *project;
    const shard *facts;

    for (uint32_t i = 0; i < count; i++) {
        text path = text_print(&memory, "compose.%u.yaml", i);
        tree_add(root, path, files[i], false);
        store_add(all, path, 0, as_written(path, files[i]));
        *array_push(&given, &memory) = path;
    }
    project = open_project_load(&memory, (open_clone){.files = root}, &given);
    ck_assert_msg(project->model && project->problems.count == 0, "%.*s", TEXT_FORMAT(files[0]));
    facts = open_project_facts(&memory, all, 0, project, TEXT("p"), KIND_ALL);
    for (uint32_t row = 1; row < facts->row_count; row++)
        *array_push(&lines, &memory) = line_of(facts, row);
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, by_text);
    for (uint32_t i = 0; i < lines.count; i++)
        buffer_print(&out, "%.*s\n", TEXT_FORMAT(lines.items[i]));
    tree_close(root);
    return buffer_text(&out);
}

static void check_same(text left, text right)
{
    ck_assert_msg(text_equal(left, right), "%.*s--- is not ---\n%.*s", TEXT_FORMAT(left), TEXT_FORMAT(right));
}

/* ---- keys in any order ---- */

static const char *const keys[] = {"image: web:${TAG:-1}",
                                   "profiles: [a, b]",
                                   "ports: ['80:80', '${P:?}:81', '90-92:90-92']",
                                   "environment: {A: '1', B: '${B}', C: }",
                                   "depends_on: [db]",
                                   "volumes: ['./d:/d', vol:/v, /anonymous]",
                                   "labels: [x=1, y]",
                                   "build: ./b",
                                   "networks: [n]",
                                   "healthcheck: {test: [CMD, x], interval: 5s}",
                                   "deploy: {resources: {limits: {memory: 1g}}}",
                                   "mem_limit: 2g",
                                   "cap_add: [A, B]",
                                   "links: [db]",
                                   "x-own: {a: [1, 2]}",
                                   "logging: {driver: d, options: {o: '1'}}",
                                   "secrets: [s]",
                                   "command: run it"};

enum { KEY_COUNT = sizeof keys / sizeof *keys, ROUNDS = 40 };

static void shuffle(uint32_t *order, uint32_t count, uint32_t *state)
{
    for (uint32_t i = count; i > 1; i--) {
        uint32_t other = unit_random(state) % i, kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* A service of the keys that `chosen` has a bit for, in this order, among others. */
static text file_of(const uint32_t *order, uint32_t chosen, bool is_last)
{
    static const char *const others = "  db: {image: db}\n";
    buffer out = buffer_new(&memory);

    buffer_print(&out, "services:\n%s  web:\n    restart: always\n", is_last ? others : "");
    for (uint32_t i = 0; i < KEY_COUNT; i++)
        if (chosen & 1u << order[i])
            buffer_print(&out, "    %s\n", keys[order[i]]);
    buffer_print(&out, "%snetworks: {n: }\nvolumes: {vol: }\nsecrets: {s: {file: ./s}}\n",
                 is_last ? "" : others);
    return buffer_text(&out);
}

START_TEST(order_of_keys_says_nothing)
{
    uint32_t state = 1, order[KEY_COUNT];

    for (uint32_t i = 0; i < KEY_COUNT; i++)
        order[i] = i;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t chosen = unit_random(&state);
        text one = file_of(order, chosen, false), other;

        shuffle(order, KEY_COUNT, &state);
        other = file_of(order, chosen, true);
        check_same(facts_of(&one, 1), facts_of(&other, 1));
    }
}
END_TEST

START_TEST(empty_files_change_nothing)
{
    static const char *const empty[] = {"{}\n", "services: {}\n", "services:\n  web: {}\n", "x-a: 1\n",
                                        "---\n{}\n"};
    uint32_t state = 7, order[KEY_COUNT];

    for (uint32_t i = 0; i < KEY_COUNT; i++)
        order[i] = i;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        text full = file_of(order, unit_random(&state), false), nothing = text_from(empty[round % 5]);
        text alone = facts_of(&full, 1);

        check_same(alone, facts_of((text[]){full, nothing}, 2));
        check_same(alone, facts_of((text[]){nothing, full}, 2));
        shuffle(order, KEY_COUNT, &state);
    }
}
END_TEST

START_TEST(short_and_long_forms_say_the_same)
{
    static const char *const cases[][2] = {
        {"ports: ['127.0.0.1:8080:80/udp']",
         "ports: [{target: 80, published: '8080', protocol: udp, host_ip: 127.0.0.1}]"},
        {"ports: [80]", "ports: [{target: 80}]"},
        {"ports: ['${P:?set it}:80']", "ports: [{published: '${P:?set it}', target: 80, protocol: tcp}]"},
        {"volumes: ['./d:/d:ro']", "volumes: [{type: bind, source: ./d, target: /d, read_only: true}]"},
        {"volumes: ['${D:-./d}:/d']", "volumes: [{type: bind, source: '${D:-./d}', target: /d}]"},
        {"volumes: ['vol:/v']", "volumes: [{type: volume, source: vol, target: /v}]"},
        {"depends_on: [db]", "depends_on: {db: {condition: service_started}}"},
        {"build: ./b", "build: {context: ./b}"},
        {"environment: [A=1, B, C=]", "environment: {A: 1, B: , C: ''}"},
        {"env_file: a.env", "env_file: [{path: a.env}]"},
        {"env_file: [a.env, b.env]", "env_file: [{path: a.env, required: true}, b.env]"},
        {"labels: [a=1, b]", "labels: {a: 1, b: ''}"},
        {"networks: [n]", "networks: {n: }"},
        {"secrets: [s]", "secrets: [{source: s}]"},
        {"dns: 1.1.1.1", "dns: [1.1.1.1]"},
        {"tmpfs: /t", "tmpfs: [/t]"},
        {"extends: db", "extends: {service: db}"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text files[2];

        for (size_t k = 0; k < 2; k++)
            files[k] = text_print(&memory,
                                  "services:\n  db: {image: db}\n  web:\n    image: web\n    %s\n"
                                  "networks: {n: }\nvolumes: {vol: }\nsecrets: {s: {file: ./s}}\n",
                                  cases[i][k]);
        check_same(facts_of(&files[0], 1), facts_of(&files[1], 1));
        check_same(facts_of((text[]){files[0], files[1]}, 2), facts_of((text[]){files[1], files[0]}, 2));
    }
}
END_TEST

START_TEST(what_is_wrong_is_told_and_the_rest_is_there)
{
    static const char *const wrong[] = {"    image: '${A'\n",
                                        "    extends: {service: nobody}\n",
                                        "    extends: {file: nowhere.yaml, service: x}\n",
                                        "    extends: web\n",
                                        "    ports: ['80:80']\n    environment: *nothing\n",
                                        "  other: {ports: {a: 1}}\ninclude: [nowhere.yaml]\n",
                                        "include: [compose.yaml]\n"};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        tree *root = tree_open_memory();
        text bytes =
            text_print(&memory, "services:\n  db: {image: db}\n  web:\n    restart: always\n%s", wrong[i]);
        text_array given = {0};
        open_project *project;
        const shard *facts;
        bool has_db = false;

        tree_add(root, TEXT("compose.yaml"), bytes, false);
        *array_push(&given, &memory) = TEXT("compose.yaml");
        project = open_project_load(&memory, (open_clone){.files = root}, &given);
        facts = open_project_facts(&memory, store_new(&memory), 0, project, TEXT("p"), KIND_ALL);
        for (uint32_t row = 0; row < facts->row_count; row++)
            has_db = has_db ||
                     (facts->kind[row] == KIND_image && text_is(shard_string(facts, facts->name[row]), "db"));
        ck_assert_msg(project->problems.count > 0, "%s", wrong[i]);
        ck_text(project->problems.items[0].at.path, "compose.yaml");
        ck_assert_msg(has_db, "%s", wrong[i]);
        tree_close(root);
    }
}
END_TEST

UNIT_MAIN("open_project", order_of_keys_says_nothing, empty_files_change_nothing,
          short_and_long_forms_say_the_same, what_is_wrong_is_told_and_the_rest_is_there)
