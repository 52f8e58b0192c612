/*
 * What a reader writes, as the messages that the pages and frames of the extension send: corrections, and notes through a whole
 * life. Each life is a record with its requests in order; the next one is sent when the last is acknowledged.
 */

export interface Life {
  readonly id: string;
  readonly requests: readonly Request[];
}

interface Request {
  readonly request: string;
  readonly input: object;
}

type Rows = Record<string, { id: string }[]>;
type Chrome = { runtime: { sendMessage(message: object): Promise<{ output?: unknown; error?: string } | undefined> } };

/** How many writes a note's life has; for each such note there is one correction. */
const STEPS = 9;
const TYPED = 'Giá tăng. Giá tăng.';
const LEFT = 'Đầu: giá tăng. Giá giảm.';

/** As many writes as asked for, a tenth of them corrections. */
export function livesOf(writes: number): Life[] {
  return Array.from({ length: writes / (STEPS + 1) }, (_, i) => [correction(i), note(i)]).flat();
}

/** In the page: sends the requests of some lives, four lives at a time, each until it is acknowledged. */
export async function write(lives: Life[]): Promise<void> {
  const { chrome, acknowledged } = globalThis as unknown as {
    chrome: Chrome;
    acknowledged(id: string, asked: number): Promise<void>;
  };
  const waiting = [...lives];
  const writer = async () => {
    for (let life = waiting.shift(); life; life = waiting.shift())
      for (const message of life.requests)
        for (let asked = 1; ; asked += 1) {
          const answer = await chrome.runtime.sendMessage(message).catch(() => undefined);
          if (answer?.output) {
            await acknowledged(life.id, asked);
            break;
          }
          await new Promise((wait) => setTimeout(wait, 20));
        }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
}

/** What there is to say of a library after it all, the same whatever was killed meanwhile. */
export function outcomeOf(tables: Rows) {
  const { corrections = [], notes = [], drafts = [], bin = [], ydocs = [], pending = [] } = tables;
  const told: Record<string, number> = {};
  for (const { id } of pending) told[id] = (told[id] ?? 0) + 1;
  return {
    corrections: corrections.map(({ id }) => id),
    notes: (notes as unknown as Record<string, unknown>[]).map(({ id, body, colour, tags, deletedAt }) => ({
      id,
      body,
      colour,
      tags,
      isRemoved: deletedAt !== undefined,
    })),
    drafts: (drafts as unknown as { key: string; text: string }[]).map(({ key, text }) => ({ key, text })),
    bin: bin.map(({ id }) => id),
    ydocs: ydocs.map(({ id }) => id),
    told,
  };
}

/** The same, as it must be: no write missing, none made twice, and each told to other devices once. */
export function expectedOf(lives: readonly Life[]): ReturnType<typeof outcomeOf> {
  const ids = lives.map(({ id }) => id).sort();
  const [corrections, notes] = [ids.filter((id) => id.startsWith('c:')), ids.filter((id) => id.startsWith('n:'))];
  const staysRemoved = (id: string) => Number(id.slice(-12)) % 5 === 0;
  return {
    corrections,
    notes: notes.map((id) => ({
      id,
      body: LEFT,
      colour: 'pink',
      tags: ['số liệu'],
      isRemoved: staysRemoved(id),
    })),
    drafts: notes.filter(staysRemoved).map((id) => ({ key: `note:${id}`, text: TYPED })),
    bin: notes.filter(staysRemoved),
    ydocs: [...corrections, ...notes.map((id) => `l:${id}`), ...notes],
    told: Object.fromEntries([
      ...corrections.map((id) => [id, 1]),
      // Made, typed twice, coloured, tagged, and taken back out of the bin; removing is told by the document of deletions.
      ...notes.map((id) => [id, staysRemoved(id) ? 5 : 6]),
      ...notes.map((id) => [`l:${id}`, 1]),
    ]),
  };
}

function correction(i: number): Life {
  const id = `c:${uuid(i)}`;
  const input = { id, kind: 'not-a-name', form: `Tên ${i}`, scope: 'everywhere', createdAt: 1 };
  return { id, requests: [{ request: 'correct', input }] };
}

/** A note kept, typed into, coloured, tagged, removed and, four of five, taken back. */
function note(i: number): Life {
  const id = `n:${uuid(i)}`;
  const url = 'https://baomau.vn/bai-123456.html';
  const change = (wanted: object): Request => ({ request: 'change-note', input: { id, change: wanted } });
  const draft = {
    id,
    kind: 'highlight',
    colour: 'yellow',
    target: {
      source: url,
      selector: [
        { type: 'TextQuoteSelector', exact: `đoạn số ${i}`, prefix: 'trước ', suffix: ' sau' },
        { type: 'TextPositionSelector', start: 6, end: 14 },
      ],
    },
    article: { url, title: 'Bài mẫu', site: 'Báo mẫu' },
  };
  const isRemovedLast = i % 5 === 0;
  const ends = ['remove-note', 'restore-note'];
  return {
    id,
    requests: [
      { request: 'keep-note', input: { draft } },
      { request: 'keep-draft', input: { id, text: TYPED } },
      change({ body: { from: '', to: TYPED } }),
      // What was typed is part of the note now, but for those whose frame went before it could say so.
      { request: 'keep-draft', input: isRemovedLast ? { id, text: TYPED } : { id } },
      change({ body: { from: TYPED, to: LEFT } }),
      change({ colour: 'pink' }),
      change({ addTags: ['số liệu'] }),
      ...(isRemovedLast ? ends.reverse() : ends).map((request) => ({ request, input: { id } })),
    ],
  };
}

function uuid(i: number): string {
  return `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
}
