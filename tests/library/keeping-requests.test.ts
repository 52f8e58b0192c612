import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { correcting } from '@/entrypoints/background/correcting';
import { keeping } from '@/entrypoints/background/keeping';
import { noteFrames } from '@/entrypoints/background/note-frames';
import { describe as selectorsOf } from '@/lib/annotation/describe';
import { type Library, openLibrary } from '@/lib/library/database';
import { newCorrectionId, newNoteId } from '@/lib/library/identity';
import type { Correction, NoteDraft } from '@/lib/library/records';
import type { Sender } from '@/lib/messages';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const TEXT = 'Hãng đã lắp 200 cánh tay máy tại ba xưởng ở ngoại ô Huế trong quý ba.';
const URL_HERE = 'https://genk.vn/bai-20261120083000901.chn';
const ROOT = 'chrome-extension://chu-giai/';
let library: Library;
let opened = 0;

const page = (url = URL_HERE, more: object = {}): Sender =>
  ({ id: 'chu-giai', url, frameId: 0, tab: { id: 7, url, incognito: false, ...more } }) as unknown as Sender;
const frame = (tab = 7): Sender =>
  ({ id: 'chu-giai', url: `${ROOT}note.html`, frameId: 3, tab: { id: tab, url: URL_HERE } }) as unknown as Sender;
const popup = (): Sender => ({ id: 'chu-giai', url: `${ROOT}popup.html` }) as unknown as Sender;
const draft = (url = URL_HERE): NoteDraft => ({
  id: newNoteId(),
  kind: 'highlight',
  target: { source: url, selector: selectorsOf(TEXT, { start: 5, end: 28 }) },
  article: { url, title: 'Robot', site: 'Genk' },
  colour: 'yellow',
});
const requests = () => ({ ...keeping(library, async () => []), ...noteFrames(library) });
const refused = async (answer: unknown) => {
  await expect(Promise.resolve(answer)).rejects.toThrow();
};

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { getURL: (path: string) => ROOT + path.replace(/^\//, '') });
  opened += 1;
  library = openLibrary(`requests-${opened}`);
});
afterEach(() => library.close());

describe('what the background takes from a page', () => {
  it('is kept once, however often it is asked, and stands where it was', async () => {
    const wanted = draft();
    await requests()['keep-note']({ draft: wanted }, page());
    await requests()['keep-note']({ draft: wanted }, page());
    const { passages } = await requests().kept({ url: URL_HERE, text: TEXT }, page());
    expect(passages).toMatchObject([{ id: wanted.id, colour: 'yellow', hasNote: false }]);
    expect(passages[0]?.standing).toEqual({ kind: 'unchanged', span: { start: 5, end: 28 } });
  });

  it('is of its own site, whatever it claims', async () => {
    await requests()['keep-note']({ draft: draft('https://vnexpress.net/bai-5047363.html') }, page());
    expect((await library.notes.toArray()).map(({ article }) => article.url)).toEqual([URL_HERE]);
  });

  it('is told back as a term by its place alone, never with what it means', async () => {
    const article = { url: URL_HERE, title: 'Robot', site: 'Genk' };
    await requests()['keep-term']({ term: 'Cánh tay máy', context: TEXT, article }, page());
    const { terms } = await requests().kept({ url: URL_HERE, text: TEXT }, page());
    const [entry] = await library.glossary.toArray();
    expect(terms).toEqual([{ id: entry?.id, start: 16, end: 28 }]);
  });

  it('tells nothing of ordinary windows to a private one', async () => {
    await requests()['keep-note']({ draft: draft() }, page());
    await requests()['keep-term'](
      { term: 'cánh tay máy', article: { url: URL_HERE, title: 'Robot', site: 'Genk' } },
      page(),
    );
    const privately = page(URL_HERE, { incognito: true });
    expect(await requests().kept({ url: URL_HERE, text: TEXT }, privately)).toEqual({ passages: [], terms: [] });
  });

  it('is remembered as it stands in the article today, and in a private window nothing is', async () => {
    const wanted = draft();
    await requests()['keep-note']({ draft: wanted }, page());
    const read = async (text: string, sender = page()) => {
      await requests().kept({ url: URL_HERE, text }, sender);
      return library.standings.toArray();
    };
    await requests().kept({ url: URL_HERE, text: TEXT.replace('200', '300') }, page(URL_HERE, { incognito: true }));
    expect(await library.standings.count()).toBe(0);
    expect(await read(TEXT)).toMatchObject([{ id: wanted.id, kind: 'unchanged' }]);
    const [changed] = await read(TEXT.replace('200', '300'));
    expect(changed).toMatchObject({ id: wanted.id, kind: 'changed' });
    expect(changed?.kind === 'changed' && changed.diff.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '200 ' },
      { kind: 'added', text: '300 ' },
    ]);
    expect(await read('Trang đã dỡ bài này.')).toMatchObject([{ id: wanted.id, kind: 'gone' }]);
  });

  it('is answered also where the library cannot remember how it stands', async () => {
    await requests()['keep-note']({ draft: draft() }, page());
    library.standings.bulkPut = () => Promise.reject(new Error('QuotaExceededError')) as never;
    expect((await requests().kept({ url: URL_HERE, text: TEXT }, page())).passages).toHaveLength(1);
  });

  it('never changes, removes or brings back what is of another site, nor any text or tag', async () => {
    const { id } = draft();
    await requests()['keep-note']({ draft: { ...draft(), id } }, page());
    const elsewhere = page('https://vnexpress.net/');
    await refused(requests()['change-note']({ id, change: { colour: 'pink' } }, elsewhere));
    await refused(requests()['remove-note']({ id }, elsewhere));
    await refused(requests()['restore-note']({ id }, elsewhere));
    await refused(requests()['open-note']({ id }, elsewhere));
    await refused(requests()['change-note']({ id, change: { body: { from: '', to: 'lạ' } } }, page()));
    await refused(requests()['change-note']({ id, change: { addTags: ['lạ'] } }, page()));
    await refused(requests()['keep-draft']({ id, text: 'lạ' }, page()));
    expect(await library.notes.get(id)).toMatchObject({ body: '', tags: [], colour: 'yellow' });
    expect(await library.drafts.count()).toBe(0);
  });

  it('is refused where it is too long, and never stored without what is too long', async () => {
    const wanted = draft();
    await requests()['keep-note']({ draft: wanted }, page());
    const [quote, position] = wanted.target.selector;
    const target: NoteDraft['target'] = {
      source: URL_HERE,
      selector: [{ ...quote, exact: 'ô '.repeat(10_001) }, position],
    };
    await expect(requests()['keep-note']({ draft: { ...draft(), target } }, page())).rejects.toThrow('too long');
    const body = { from: '', to: 'ô'.repeat(100_001) };
    await expect(requests()['change-note']({ id: wanted.id, change: { body } }, popup())).rejects.toThrow('too long');
    expect(await library.notes.toArray()).toMatchObject([{ id: wanted.id, body: '' }]);
  });

  it('says that something was written, never what', async () => {
    const wanted = draft();
    await requests()['keep-note']({ draft: wanted }, page());
    await requests()['change-note']({ id: wanted.id, change: { body: { from: '', to: 'điều riêng' } } }, popup());
    const answer = await requests().kept({ url: URL_HERE, text: TEXT }, page());
    expect(answer.passages[0]?.hasNote).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('điều riêng');
  });
});

describe('a correction', () => {
  const HOUR_MS = 3_600_000;
  const correction = (scope: Correction['scope'], createdAt = Date.now()): Correction => ({
    id: newCorrectionId(),
    kind: 'not-a-name',
    form: 'Việt',
    ...(scope === 'article' ? { scope, url: URL_HERE } : { scope }),
    createdAt,
  });
  const takenBack = async (scope: Correction['scope'], sender: Sender, createdAt?: number) => {
    const { correct, 'undo-correction': undo } = correcting(library);
    const { id } = await correct(correction(scope, createdAt), page());
    await Promise.resolve(undo({ id }, sender)).catch(() => undefined);
    return (await library.corrections.where('id').equals(id).first())?.deletedAt !== undefined;
  };

  it('is told of the sender’s own article while it holds', async () => {
    const { corrections, correct, 'undo-correction': undo } = correcting(library);
    const told = async (url: string, forms: readonly string[]) =>
      (await corrections({ url, forms }, page())).corrections.map(({ id }) => id);
    const { id } = await correct(correction('article'), page());
    expect(await told(URL_HERE, ['việt', 'lan'])).toEqual([id]);
    expect(await told(URL_HERE, ['lan'])).toEqual([]);
    expect(await told('https://vnexpress.net/bai-5047363.html', ['việt'])).toEqual([id]);
    await undo({ id }, popup());
    expect(await told(URL_HERE, ['việt'])).toEqual([]);
  });

  it('of an article is taken back from its own site and from the extension’s pages only', async () => {
    expect(await takenBack('article', page('https://m.genk.vn/bai-khac-20261120083000902.chn'))).toBe(true);
    expect(await takenBack('article', popup(), Date.now() - HOUR_MS)).toBe(true);
    expect(await takenBack('article', page('https://vnexpress.net/'))).toBe(false);
  });

  it('for everywhere is taken back from a page only while it is new', async () => {
    expect(await takenBack('everywhere', page())).toBe(true);
    expect(await takenBack('everywhere', page(), Date.now() - HOUR_MS)).toBe(false);
    expect(await takenBack('everywhere', popup(), Date.now() - HOUR_MS)).toBe(true);
  });

  it('is taken back by no other id than a correction’s', async () => {
    const wanted = draft();
    await requests()['keep-note']({ draft: wanted }, page());
    const { 'undo-correction': undo } = correcting(library);
    for (const id of [wanted.id, newCorrectionId(), 7, undefined]) await refused(undo({ id: id as string }, page()));
    expect((await library.notes.get(wanted.id))?.deletedAt).toBeUndefined();
  });
});

describe('the token of a note’s frame', () => {
  const token = async () => {
    const wanted = draft();
    await requests()['keep-note']({ draft: wanted }, page());
    await requests()['change-note']({ id: wanted.id, change: { body: { from: '', to: 'điều riêng' } } }, popup());
    return requests()['open-note']({ id: wanted.id }, page());
  };

  it('opens it once', async () => {
    const pass = await token();
    expect(await requests()['note-sheet'](pass, frame())).toMatchObject({ body: 'điều riêng' });
    await refused(requests()['note-sheet'](pass, frame()));
  });

  it('opens it in its tab only, and in a frame only, and is spent by trying', async () => {
    const elsewhere = await token();
    await refused(requests()['note-sheet'](elsewhere, frame(8)));
    await refused(requests()['note-sheet'](elsewhere, frame()));
    await refused(requests()['note-sheet'](await token(), page()));
    await refused(requests()['note-sheet']({ token: 'guessed' }, frame()));
  });

  it('is good for half a minute', async () => {
    const pass = await token();
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now + 31_000);
    await refused(requests()['note-sheet'](pass, frame()));
    clock.mockRestore();
  });

  it('brings back what was being typed', async () => {
    const pass = await token();
    const [{ id } = { id: newNoteId() }] = await library.notes.toArray();
    await requests()['keep-draft']({ id, text: 'điều riêng và hơn' }, frame());
    expect(await requests()['note-sheet'](pass, frame())).toMatchObject({ draft: 'điều riêng và hơn' });
  });
});
