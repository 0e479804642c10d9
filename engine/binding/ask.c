/* ask.c — the hatch: a worker loads the rule file again, finds the function by its ordinal and asks it about
 * each subject.
 *
 * A subject that ends the worker is failed, and a new worker goes on behind it; after the third, so are all
 * that are left. */
#include <errno.h>
#include <string.h>

#include "block.h"
#include "hatch_facts.h"
#include "loader.h"
#include "rule_worker.h"

enum { FRAME_SUBJECT = 1, FRAME_VERDICT, MOST_DEATHS = 3, MESSAGE_LENGTH = 2048 };

typedef struct asking {
    arena *memory;
    const run_limits *most;
    const rule_file *files;
    uint32_t count, file, ordinal;
    const fact *subjects;
    const text *names;       /* of the subjects */
    const uint32_t *numbers; /* of their shards in the block */
    uint32_t first, end;     /* the subjects that this worker asks about */
    text block;
    /* the supervisor's: */
    hatch_verdict *verdicts;
    uint32_t at; /* the subject that was begun last */
    bool is_wrong;
} asking;

/* ---- in the worker ---- */

/* At most 2 KiB, cut between two characters. */
static text shortened(arena *memory, text some)
{
    size_t end = MESSAGE_LENGTH;

    if (some.length <= end)
        return some;
    while (end && ((unsigned char)some.start[end] & 0xc0) == 0x80)
        end--;
    return text_print(memory, "%.*s [cut]", (int)end, some.start);
}

static void send_verdict(worker *to, loader *load, uint32_t subject, bool is_kept, bool is_failed,
                         text message)
{
    buffer out = buffer_new(load->memory);

    block_put_number(&out, subject);
    block_put_number(&out, is_kept);
    block_put_number(&out, is_failed);
    block_put_text(&out, shortened(load->memory, message));
    worker_send(to, FRAME_VERDICT, buffer_text(&out));
}

typedef struct question {
    worker *to;
    const asking *job;
    uint32_t subject;
} question;

static void push_subject(lua_State *lua, const asking *job, uint32_t subject)
{
    thing *made = thing_push(lua, THING_FACT, (spot){.file = job->file});

    made->fact = job->subjects[subject];
    made->fact.shard = job->numbers[subject];
    made->name = job->names[subject];
}

static void send_answer(lua_State *lua, const question *asked, int results)
{
    loader *load = loader_of(lua);
    text message = NOTHING;

    if (!results) {
        send_verdict(asked->to, load, asked->subject, false, true,
                     TEXT("the function returned nothing; it must return true or false"));
        return;
    }
    if (results > 1 && lua_type(lua, 1 - results) == LUA_TSTRING)
        message = lua_text(lua, 1 - results);
    send_verdict(asked->to, load, asked->subject, lua_toboolean(lua, -results), false, message);
}

static int ask_one(lua_State *lua)
{
    const question *asked = lua_touserdata(lua, 1);
    loader *load = loader_of(lua);
    int base;

    lua_settop(lua, 0);
    lua_pushcfunction(lua, loader_keep_error);
    if (!loader_push_function(lua, asked->job->ordinal)) {
        send_verdict(asked->to, load, asked->subject, false, true,
                     TEXT("the function was not found when the file was loaded again"));
        return 0;
    }
    base = lua_gettop(lua);
    push_subject(lua, asked->job, asked->subject);
    if (!box_is_fine(lua, lua_pcall(lua, 1, LUA_MULTRET, 1)))
        return lua_error(lua);
    send_answer(lua, asked, lua_gettop(lua) - base + 1);
    return 0;
}

/* Of an entry the lines of what was known before it don't count. */
static uint32_t shown_line(const loader *load)
{
    const rule_file *file = &load->files[load->main];
    uint32_t before = 0;

    for (size_t i = 0; i < file->entry && i < file->bytes.length; i++)
        before += file->bytes.start[i] == '\n';
    return load->error_line > before ? load->error_line - before : load->error_line;
}

static text failure_words(loader *load)
{
    if (load->box.trouble == BOX_TOO_MANY_STEPS)
        return text_print(load->memory, "line %u: the function ran too many steps and was stopped (%.*s)",
                          shown_line(load),
                          TEXT_FORMAT(limit_words(load->memory, load->most, LIMIT_rule_steps)));
    if (load->box.trouble == BOX_OUT_OF_MEMORY)
        return text_print(load->memory, "the function needs too much memory (%.*s)",
                          TEXT_FORMAT(limit_words(load->memory, load->most, LIMIT_rule_memory)));
    return text_print(load->memory, "line %u: %.*s", shown_line(load), TEXT_FORMAT(load->error_words));
}

static void ask_all(worker *to, void *context)
{
    const asking *job = context;
    struct hatch_facts facts = {0};
    finding_array problems = {0};
    arena memory;
    loader load;

    arena_init(&memory);
    loader_init(&load, &memory, job->most, job->files, job->count);
    if (!hatch_unpack(&memory, job->block, &facts))
        return;
    load.facts = &facts;
    loader_read(&load, job->file, false, &problems);
    load.is_in_hatch = true;
    for (uint32_t i = job->first; i < job->end; i++) {
        question asked = {.to = to, .job = job, .subject = i};
        worker_send(to, FRAME_SUBJECT, (text){(const char *)&i, sizeof i});
        box_refill(&load.box);
        if (!box_run(&load.box, ask_one, &asked))
            send_verdict(to, &load, i, false, true, failure_words(&load));
    }
}

/* ---- in the supervisor ---- */

static void receive_verdict(asking *job, text payload)
{
    block_reader from = {.rest = text_copy(job->memory, payload)};
    uint32_t subject = block_number(&from);
    bool is_kept = block_below(&from, 2), is_failed = block_below(&from, 2);
    text message = block_text(&from);

    if (from.is_bad || from.rest.length || subject != job->at || subject >= job->end)
        job->is_wrong = true;
    else
        job->verdicts[subject] =
            (hatch_verdict){.is_kept = is_kept && !is_failed, .is_failed = is_failed, .message = message};
}

static void receive(void *context, uint32_t type, text payload)
{
    asking *job = context;
    uint32_t subject;

    if (type == FRAME_VERDICT && !job->is_wrong) {
        receive_verdict(job, payload);
        return;
    }
    if (type != FRAME_SUBJECT || payload.length != sizeof subject) {
        job->is_wrong = true;
        return;
    }
    memcpy(&subject, payload.start, sizeof subject);
    if (subject < job->at || subject >= job->end)
        job->is_wrong = true;
    else
        job->at = subject;
}

static void fail(asking *job, uint32_t first, uint32_t end, text message)
{
    for (uint32_t i = first; i < end; i++)
        job->verdicts[i] = (hatch_verdict){.is_failed = true, .message = message};
}

static void run_workers(asking *job)
{
    worker_job work = {.run = ask_all, .receive = receive, .job = job, .context = job};

    rule_worker_limit(&work, job->most);
    for (int deaths = 0; job->first < job->end; deaths++) {
        worker_result result;
        text words;
        job->at = job->first;
        result = worker_run(&work);
        if (result.end == WORKER_DONE && !job->is_wrong && job->at + 1 == job->end)
            return;
        words = result.end == WORKER_NO_FORK
                    ? text_print(job->memory, "no worker could be started (%s)", result.reason)
                : result.end == WORKER_DONE
                    ? TEXT("the function's worker sent what can't be a verdict")
                    : text_print(job->memory, "the function %.*s",
                                 TEXT_FORMAT(rule_worker_words(job->memory, &work, job->most, result)));
        if (result.end == WORKER_NO_FORK || job->is_wrong || deaths + 1 == MOST_DEATHS) {
            fail(job, job->at, job->end, words);
            return;
        }
        fail(job, job->at, job->at + 1, words);
        job->first = job->at + 1;
    }
}

void binding_ask(arena *memory, const run_limits *most, tree *root, const rule_file *files, uint32_t count,
                 uint32_t file, uint32_t ordinal, const store *all, const fact *subjects,
                 uint32_t subject_count, hatch_verdict *verdicts)
{
    text *names = arena_array(memory, text, subject_count);
    uint32_t *numbers = arena_array(memory, uint32_t, subject_count);
    asking job = {.memory = memory,
                  .most = most,
                  .files = files,
                  .count = count,
                  .file = file,
                  .ordinal = ordinal,
                  .subjects = subjects,
                  .names = names,
                  .numbers = numbers,
                  .end = subject_count,
                  .verdicts = verdicts};
    text packed = hatch_pack(memory, root, all, subjects, subject_count, numbers);

    for (uint32_t i = 0; i < subject_count; i++)
        names[i] = store_name(all, subjects[i].name);
    fail(&job, 0, subject_count, TEXT("the function was not asked"));
    job.block = (text){worker_share(packed.start, packed.length), packed.length};
    if (!job.block.start)
        fail(&job, 0, subject_count,
             text_print(memory, "the facts can't be given to a worker (%s)", strerror(errno)));
    else
        run_workers(&job);
}
