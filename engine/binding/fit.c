/* fit.c — which verb fits which quantifier, subject and object (LANGUAGE 17, 27). Any other pair is answered
 * with the right one. */
#include "loader.h"

static text name_of(word some)
{
    return text_from(word_about(some)->name);
}

/* What stands behind a verb in a fix. */
text verb_parentheses(word verb)
{
    return *word_about(verb)->arguments == '-' ? TEXT("()") : TEXT("(...)");
}

/* The plural noun that gives the same kind; WORD_none if there is none. */
static word plural_of(kind gives)
{
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++)
        if (word_about((word)i)->shape == SHAPE_NOUNS && word_about((word)i)->gives == gives)
            return (word)i;
    return WORD_none;
}

/* What gives several of these files: docs for document; WORD_none for anything else. */
static word plural_source(kind gives)
{
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++)
        if (word_about((word)i)->shape == SHAPE_SOURCE && word_is_plural((word)i) &&
            word_about((word)i)->gives == gives)
            return (word)i;
    return WORD_none;
}

/* A verb on the whole behind what promises one fact, whatever the quantifier. */
static bool refuse_singular(loader *load, const plan_sentence *sentence, word verb, spot at)
{
    kind gives = plan_gives(load->out, sentence->subject);
    word noun = gives == KIND_none ? WORD_none : plural_of(gives), files = plural_source(gives);
    text subject = selection_words(load, sentence->subject),
         one = gives == KIND_none ? TEXT("name") : text_from(kind_singular(gives));

    if (files || noun)
        spot_answer(
            load, spot_word(load, at), MESSAGE_whole_one,
            ANSWER(name_of(verb), subject, one,
                   files ? name_of(files) : text_print(load->memory, ":%s(...)", word_about(noun)->name),
                   verb_parentheses(verb)));
    else
        spot_answer(load, spot_word(load, at), MESSAGE_whole_part, ANSWER(name_of(verb), subject, one));
    return false;
}

/* "every(docs) :has(...)": the sentence that asks this verb. */
static text right_sentence(loader *load, const plan_sentence *sentence, word verb)
{
    word_shape shape = word_about(verb)->shape;
    text subject = selection_words(load, sentence->subject), behind = verb_parentheses(verb);
    const char *quantifier = shape == SHAPE_VERB_COUNT               ? "count"
                             : shape == SHAPE_VERB_WHOLE             ? "the"
                             : sentence->quantifier == WORD_there_is ? "some"
                                                                     : "every";

    return text_print(load->memory, "%s(%.*s) :%s%.*s", quantifier, TEXT_FORMAT(subject),
                      word_about(verb)->name, TEXT_FORMAT(behind));
}

/* The filter that keeps what the verb would say yes to; WORD_none if there is none. */
static word filter_of(word verb)
{
    switch (verb) {
    case WORD_has:
        return WORD_with;
    case WORD_lacks:
        return WORD_without;
    case WORD_mentions:
        return WORD_mentioning;
    case WORD_is:
    case WORD_appears_in:
        return WORD_among;
    case WORD_runs:
        return WORD_running;
    case WORD_is_triggered_by:
        return WORD_triggered_by;
    default:
        return WORD_none;
    }
}

/* there_is(x) :has(y) means some(x), there_is_no the opposite of every: what the verb asks goes inside, as a
 * filter. */
static bool refuse_verb(loader *load, const plan_sentence *sentence, word verb, spot at)
{
    text subject = selection_words(load, sentence->subject), instead = right_sentence(load, sentence, verb);
    word filter = filter_of(verb);

    if (sentence->quantifier == WORD_there_is_no && !filter && word_about(verb)->shape == SHAPE_VERB_ONE)
        instead = text_print(load->memory, "%.*s: its contrary can't be asked", TEXT_FORMAT(instead));
    else if (sentence->quantifier == WORD_there_is_no && filter)
        instead = text_print(load->memory, "there_is_no(%.*s :%s(...))", TEXT_FORMAT(subject),
                             word_about(filter)->name);
    if (sentence->quantifier == WORD_there_is_no && verb == WORD_has)
        instead = text_print(load->memory, "%.*s, or every(%.*s) :lacks(...)", TEXT_FORMAT(instead),
                             TEXT_FORMAT(subject));
    spot_answer(load, spot_word(load, at), MESSAGE_there_is_verb,
                ANSWER(name_of(sentence->quantifier), instead));
    return false;
}

static bool fits_count(loader *load, const plan_sentence *sentence, word verb, spot at)
{
    if (verb == WORD_is || word_about(verb)->shape == SHAPE_VERB_COUNT)
        return true;
    spot_answer(load, spot_word(load, at), MESSAGE_count_verb,
                ANSWER(name_of(verb), selection_words(load, sentence->subject),
                       right_sentence(load, sentence, verb)));
    return false;
}

static bool fits_whole(loader *load, const plan_sentence *sentence, word verb, spot at)
{
    if (sentence->quantifier == WORD_the)
        return true;
    spot_answer(load, spot_word(load, at), MESSAGE_whole_each,
                ANSWER(name_of(verb), name_of(sentence->quantifier), right_sentence(load, sentence, verb)));
    return false;
}

/* every("docs/guide.md") :has(...): a name holds nothing, its file was meant. */
static bool looks_inside(word verb)
{
    switch (verb) {
    case WORD_has:
    case WORD_lacks:
    case WORD_has_one:
    case WORD_agrees:
    case WORD_agrees_with:
    case WORD_has_lines:
    case WORD_connects:
    case WORD_mentions:
    case WORD_runs:
    case WORD_is_triggered_by:
        return true;
    default:
        return false;
    }
}

bool fit_check(loader *load, const plan_sentence *sentence, word verb, spot at)
{
    word_shape shape = word_about(verb)->shape;
    text subject = selection_words(load, sentence->subject);

    if (shape == SHAPE_VERB_WHOLE && plan_is_singular(load->out, sentence->subject))
        return refuse_singular(load, sentence, verb, at);
    if (sentence->quantifier == WORD_there_is || sentence->quantifier == WORD_there_is_no)
        return refuse_verb(load, sentence, verb, at);
    if (sentence->quantifier == WORD_count)
        return fits_count(load, sentence, verb, at);
    if (shape == SHAPE_VERB_COUNT) {
        spot_answer(load, spot_word(load, at), MESSAGE_count_needed,
                    ANSWER(name_of(verb), right_sentence(load, sentence, verb)));
        return false;
    }
    if (shape == SHAPE_VERB_WHOLE)
        return fits_whole(load, sentence, verb, at);
    if (sentence->quantifier == WORD_the && !plan_is_singular(load->out, sentence->subject)) {
        spot_answer(load, spot_word(load, at), MESSAGE_one_whole,
                    ANSWER(name_of(verb), subject, right_sentence(load, sentence, verb)));
        return false;
    }
    if (looks_inside(verb) && plan_selection_at(load->out, sentence->subject)->shape == SELECTION_LITERAL) {
        spot_answer(load, spot_word(load, at), MESSAGE_names_subject,
                    ANSWER(name_of(verb), subject, name_of(sentence->quantifier), verb_parentheses(verb),
                           plan_selection_at(load->out, sentence->subject)->arguments.count > 1
                               ? TEXT("docs")
                               : TEXT("doc")));
        return false;
    }
    return domain_judges(load, sentence->subject, verb, at);
}

/* ---- objects ---- */

/* What a fact of this kind holds that has names, for an object that is one name; NULL when its own name is
 * what one compares. */
static const char *holder_noun(kind some)
{
    switch (some) {
    case KIND_project:
        return "services";
    case KIND_script:
        return "actions";
    case KIND_workflow:
        return "jobs";
    case KIND_table:
        return "rows";
    case KIND_list:
        return "items";
    default:
        return NULL;
    }
}

/* Text, not names: documents, paragraphs, blocks, claims, and a section that is named itself. */
static bool is_prose_object(const plan *all, plan_id object)
{
    kind some = plan_gives(all, object);

    return some == KIND_document || some == KIND_paragraph || some == KIND_block || some == KIND_usage ||
           some == KIND_print || (some == KIND_section && plan_is_singular(all, object));
}

static bool has_filter(const plan *all, plan_id id, word filter)
{
    for (; id; id = plan_selection_at(all, id)->input)
        if (plan_selection_at(all, id)->shape == SELECTION_WORD && plan_selection_at(all, id)->word == filter)
            return true;
    return false;
}

static bool fits_names(loader *load, plan_id object, spot at)
{
    const char *noun = holder_noun(plan_gives(load->out, object));
    text words = selection_words(load, object);

    if (has_filter(load->out, object, WORD_capturing)) /* what was captured is a name */
        return true;
    if (is_prose_object(load->out, object))
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_object_prose, ANSWER(words));
    else if (noun)
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_object_holder, ANSWER(words, text_from(noun)));
    else
        return true;
    return false;
}

static bool is_accepting(kind some)
{
    return some == KIND_script || some == KIND_project || some == KIND_file;
}

static bool is_runnable(kind some)
{
    return some == KIND_script || some == KIND_file || some == KIND_none;
}

static bool is_running(kind some)
{
    return some == KIND_workflow || some == KIND_job || some == KIND_step || some == KIND_script ||
           some == KIND_document || some == KIND_section || some == KIND_file || some == KIND_target ||
           some == KIND_none;
}

static bool is_existing(kind some)
{
    return some == KIND_link || some == KIND_picture || some == KIND_path || some == KIND_term ||
           some == KIND_cell || some == KIND_argument || some == KIND_value || some == KIND_flag ||
           some == KIND_meta || some == KIND_none;
}

static bool fits_kind(loader *load, plan_id object, word verb, bool (*is_right)(kind some), const char *takes,
                      spot at)
{
    if (is_right(plan_gives(load->out, object)))
        return true;
    spot_answer(load, spot_argument(load, at, 0), MESSAGE_object_wrong,
                ANSWER(text_print(load->memory, ":%s", word_about(verb)->name), text_from(takes),
                       selection_words(load, object), text_from(word_about(verb)->example)));
    return false;
}

static bool fits_existing(loader *load, const plan_sentence *sentence, spot at)
{
    if (is_existing(plan_gives(load->out, sentence->subject)))
        return true;
    spot_answer(load, spot_word(load, at), MESSAGE_exists_kind,
                ANSWER(selection_words(load, sentence->subject),
                       text_from(kind_plural(plan_gives(load->out, sentence->subject)))));
    return false;
}

bool fit_object(loader *load, const plan_sentence *sentence, word verb, plan_range arguments, spot at)
{
    plan_id object = arguments.count ? load->out->arguments.items[arguments.first].selection : 0;

    if (verb == WORD_exists)
        return fits_existing(load, sentence, at);
    if (!object)
        return true;
    switch (verb) {
    case WORD_appears_in:
        return fits_names(load, object, at);
    case WORD_is_accepted_by:
        return fits_kind(load, object, verb, is_accepting, "a script, compose or a file with targets", at);
    case WORD_runs:
        return fits_kind(load, object, verb, is_runnable, "a script or file", at);
    case WORD_is_run_by:
        return fits_kind(load, object, verb, is_running, "workflows, scripts or what stands in them", at);
    default:
        return true;
    }
}
