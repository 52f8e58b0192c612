import { computed, type Signal, signal } from '@preact/signals';
import type { SheetEditor, SheetState } from '@/components/NoteSheet';
import type { Colour, NoteChange } from '@/lib/library/records';
import { type ask, askAgain, type NoteSheet } from '@/lib/messages';
import { reasonOf } from '@/lib/text/reason';
import { jot } from '@/lib/typing';

/** The note is stored when the reader pauses for so long; every key until then is kept as a draft. */
const PAUSE_MS = 700;

export interface Editor extends SheetEditor {
  /** Stores what is typed and not yet part of the note. */
  flush(): Promise<void>;
  /** The same, and puts the frame away. Where it cannot be stored the frame stays and says so; asked again it goes, and the draft stays. */
  close(): Promise<void>;
}

/** A note as it is written: its text with autosave, its tags and its colour; `changed` is called after each change of it. */
export function openEditor(sheet: NoteSheet, request: typeof ask, changed: () => void = () => undefined): Editor {
  const { id } = sheet;
  const tags = signal<readonly string[]>(sheet.tags);
  const colour = signal<Colour>(sheet.colour);
  const state = signal<SheetState>({ at: sheet.draft === undefined ? 'still' : 'recovered' });
  const fail = (error: unknown) => {
    state.value = { at: 'failed', error: reasonOf(error) };
  };
  const { text, type, flush } = openText(sheet, request, { state, fail, changed });
  /** Shows a change at once, and takes it back where it cannot be stored. */
  const change = <Value>(shown: Signal<Value>, next: Value, wanted: NoteChange) => {
    const before = shown.value;
    shown.value = next;
    askAgain(() => request('change-note', { id, change: wanted })).then(
      () => {
        state.value = { at: 'saved' };
        changed();
      },
      (error: unknown) => {
        shown.value = before;
        fail(error);
      },
    );
  };
  return {
    text,
    tags: computed(() => tags.value),
    colour: computed(() => colour.value),
    state: computed(() => state.value),
    type,
    tag(name) {
      if (name === '' || tags.value.includes(name)) return;
      change(tags, [...tags.value, name].sort(), { addTags: [name] });
    },
    untag(name) {
      change(
        tags,
        tags.value.filter((tag) => tag !== name),
        { removeTags: [name] },
      );
    },
    choose: (next) => change(colour, next, { colour: next }),
    flush,
    async close() {
      const isGivenUp = state.value.at === 'failed';
      await flush();
      if (state.value.at !== 'failed' || isGivenUp) await request('close-note', { id }).catch(fail);
    },
  };
}

/** Who is told how the storing goes. */
interface Told {
  readonly state: Signal<SheetState>;
  fail(error: unknown): void;
  changed(): void;
}

/** The text of a note while it is typed: every key is kept as a draft, and a pause makes the draft part of the note. */
function openText(
  { id, body, draft: recovered }: NoteSheet,
  request: typeof ask,
  { state, fail, changed }: Told,
): Pick<Editor, 'text' | 'type' | 'flush'> {
  const text = signal(recovered ?? body);
  let stored = body;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working: Promise<void> = Promise.resolve();
  let draft: Promise<unknown> | undefined;

  const store = async () => {
    const to = text.value;
    if (to === stored) return;
    state.value = { at: 'saving' };
    await askAgain(() => request('change-note', { id, change: { body: { from: stored, to } } }));
    stored = to;
    changed();
    await draft;
    if (text.value !== to) return;
    state.value = { at: 'saved' };
    // What stays behind says what the note says.
    await Promise.all([jot(id, undefined), request('keep-draft', { id })]).catch(() => undefined);
  };
  const flush = () => {
    clearTimeout(timer);
    working = working.then(store).catch(fail);
    return working;
  };
  const storeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  };
  /** One at a time; what was typed meanwhile goes with the next. */
  const keepDraft = (): void => {
    if (draft) return;
    const kept = text.value;
    draft = askAgain(() => request('keep-draft', { id, text: kept }))
      .catch(fail)
      .then(() => {
        draft = undefined;
        if (text.value !== kept && text.value !== stored) keepDraft();
      });
  };
  if (recovered !== undefined) storeSoon();
  return {
    text: computed(() => text.value),
    type(next) {
      text.value = next;
      jot(id, next).catch(fail);
      keepDraft();
      storeSoon();
    },
    flush,
  };
}
