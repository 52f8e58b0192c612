import type { Library } from '@/lib/library/database';
import { changeShared, readShared } from '@/lib/library/documents/documents';
import { fieldsOf } from '@/lib/library/documents/shapes';
import { cover, prefix } from '@/lib/sync/coverage';
import { retiredDevices } from '@/lib/sync/devices';
import type { Context } from '@/lib/sync/run/context';
import { changeState, loadState, type SyncState, tablesOf } from '@/lib/sync/state';
import { parseName } from '@/lib/sync/vault/segment';

/*
 * What an author wrote that writes no more (it left, the reader waits for it no longer, or it is the old name of a copied profile)
 * is put back by nobody where the remote damages or loses it. So whoever lacks it asks, in a document that all devices share; one
 * that has taken in all of it sends everything it has once more and says so; from then on nobody misses the originals.
 */

const DOCUMENT = 'p:replaced';
const AUTHOR = /^[0-9a-f]{16}$/;
const ANSWER = /^([0-9a-f]{16}) ([0-9a-f]{16})$/;
/** Read once, an object may have been damaged on its way; nobody sends a library again for that. */
const TRIES = 2;
/** So long each device leaves it to those before it. */
const TURN = 24 * 60 * 60 * 1000;

/** What `by` has sent once more with its numbers up to `seq`: all that an author wrote up to a number. */
interface Resent {
  readonly author: string;
  readonly upTo: number;
  readonly by: string;
  readonly seq: number;
}

/**
 * Remembers of which authors what they wrote was sent once more, where all of that was taken in here: it counts as known, and
 * nobody misses the originals.
 */
export async function credit({ library }: Context): Promise<void> {
  const [state, { answers }] = [await loadState(library), await read(library)];
  const news = answers.filter(
    ({ author, upTo, by, seq }) =>
      state && replacedOf(state, author) < upTo && (by === state.device || prefix(state.known[by]) >= seq),
  );
  if (news.length === 0) return;
  await library.transaction('rw', library.meta, () => changeState(library, (state) => news.reduce(credited, state)));
}

/** Up to which of its numbers all that an author wrote was sent once more by others; 0 where it was not. */
export function replacedOf({ replaced }: SyncState, author: string): number {
  return replaced?.[author] ?? 0;
}

/**
 * Asks for what is missing or cannot be read here, lest its author write no more; begins to send everything again where others ask
 * and it is our turn; says so once that is sent. `missing`: authors of which the remote has not shown all for a while.
 */
export async function replace(context: Context, missing: readonly string[]): Promise<void> {
  const { library } = context;
  await ask(library, missing);
  await answer(context);
  await tell(library);
}

/**
 * Asks for the first number that is lacking of each author: who has not that one has none behind it. Whether the author writes no
 * more is for those to judge who answer: the word of it may lie in what is lacking. Only what a device of ours has claimed is
 * asked for: a remote can invent names.
 */
async function ask(library: Library, missing: readonly string[]): Promise<void> {
  const [state, { asked }] = [await loadState(library), await read(library)];
  if (!state) return;
  const { device, claimed, known } = state;
  const lacking = new Map<string, number>();
  const lacks = (author: string, seq: number) => {
    if (author === device || seq <= replacedOf(state, author) || seq > (claimed[author] ?? 0)) return;
    lacking.set(author, Math.min(seq, lacking.get(author) ?? seq));
  };
  for (const author of missing) lacks(author, Math.min(prefix(known[author]) + 1, claimed[author] ?? 0));
  for (const { name, problem, tries = 0 } of await tablesOf(library).applied.toArray()) {
    const range = parseName(name);
    if (range && (problem === 'damaged' || problem === 'too-large') && tries >= TRIES) lacks(range.device, range.to);
  }
  const more = [...lacking].filter(([author, seq]) => {
    const before = asked.get(author) ?? 0;
    return before <= replacedOf(state, author) || seq < before;
  });
  if (more.length > 0)
    await changeShared(library, DOCUMENT, (doc) => {
      for (const [author, seq] of more) fieldsOf(doc).set(author, seq);
    });
}

async function answer({ library, now }: Context): Promise<void> {
  const [state, retired] = [await loadState(library), await retiredDevices(library)];
  const { asked, answers } = await read(library);
  if (!state) return;
  const { device, known, resending = {}, asks = {} } = state;
  const ours = [...asked].filter(
    ([author, upTo]) =>
      retired.has(author) &&
      prefix(known[author]) >= upTo &&
      (resending[author] ?? 0) < upTo &&
      !answers.some((answer) => answer.author === author && answer.upTo >= upTo),
  );
  const time = now();
  const since = Object.fromEntries(ours.map(([author]) => [author, asks[author] ?? time]));
  const turn = [...new Set([device, ...Object.keys(known)])]
    .filter((id) => !retired.has(id))
    .sort()
    .indexOf(device);
  const due = ours.filter(([author]) => Math.abs(time - (since[author] ?? time)) >= turn * TURN);
  if (due.length === 0 && JSON.stringify(since) === JSON.stringify(asks)) return;
  const begun = Object.fromEntries(due.map(([author]) => [author, prefix(known[author])]));
  await library.transaction('rw', library.meta, () =>
    changeState(library, (state) => ({
      ...state,
      asks: since,
      ...(due.length > 0 ? { reemit: '', resending: { ...state.resending, ...begun } } : {}),
    })),
  );
}

/** Killed in between, it is told twice. */
async function tell(library: Library): Promise<void> {
  const { resending, reemit, device = '', seq = 0 } = (await loadState(library)) ?? {};
  if (!resending || reemit !== undefined) return;
  if ((await library.pending.count()) + (await library.outbox.count()) > 0) return;
  await changeShared(library, DOCUMENT, (doc) => {
    for (const [author, upTo] of Object.entries(resending)) fieldsOf(doc).set(`${author} ${device}`, [upTo, seq]);
  });
  await library.transaction('rw', library.meta, () => changeState(library, ({ resending: _, ...state }) => state));
}

function credited(state: SyncState, { author, upTo }: Resent): SyncState {
  const known = { ...state.known, [author]: cover(state.known[author] ?? [], 1, upTo) };
  const replaced = { ...state.replaced, [author]: Math.max(replacedOf(state, author), upTo) };
  return { ...state, known, replaced };
}

/** What stands in the shared document, field by field: another device wrote it. */
async function read(library: Library): Promise<{ asked: Map<string, number>; answers: Resent[] }> {
  const asked = new Map<string, number>();
  const answers: Resent[] = [];
  for (const [key, value] of fieldsOf(await readShared(library, DOCUMENT)).entries()) {
    const [, author, by] = ANSWER.exec(key) ?? [];
    const [upTo, seq] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    if (AUTHOR.test(key) && isNumber(value)) asked.set(key, value);
    else if (author && by && isNumber(upTo) && isNumber(seq)) answers.push({ author, upTo, by, seq });
  }
  return { asked, answers };
}

/** What a segment can be numbered. */
function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 1e8;
}
