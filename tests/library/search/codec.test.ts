import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteReader, byteWriter } from '@/lib/library/search/bytes';
import { dueForMerge } from '@/lib/library/search/merge';
import { joinPostings, mark, markFirst, type Posting, places, writePostings } from '@/lib/library/search/postings';
import { parseQuery } from '@/lib/library/search/query';
import { ranking } from '@/lib/library/search/ranking';
import { findWords, termOf, vocabularyWriter, wordsIn } from '@/lib/library/search/vocabulary';
import { wordsOf } from '@/lib/library/search/words';

const whole = fc.oneof(fc.nat(300), fc.nat(2 ** 31 - 1), fc.constantFrom(127, 128, 16383, 16384, 2 ** 32 - 1));
const ascending = fc.uniqueArray(fc.nat(200)).map((all) => all.sort((a, b) => a - b));
/** Postings in some of the first 201 records. */
const postings = ascending.chain((records) =>
  fc
    .array(ascending, { minLength: records.length, maxLength: records.length })
    .map((all) => records.map((record, i) => ({ record, positions: all[i] as number[] }))),
);

describe('what is written in bytes', () => {
  it('is read back: numbers', () => {
    fc.assert(
      fc.property(fc.array(whole), (numbers) => {
        const out = byteWriter();
        for (const number of numbers) out.number(number);
        const reader = byteReader(out.take());
        expect(numbers.map(() => reader.number())).toEqual(numbers);
      }),
    );
  });

  it('is joined: the postings of several segments are those of one, without the dead', () => {
    const parts = fc.array(fc.tuple(postings, fc.uniqueArray(fc.nat(200), { maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(parts, (all) => {
        let count = 0;
        const joined = all.map(([own, dead]) => {
          const moved = Int32Array.from({ length: 201 }, (_, i) => (dead.includes(i) ? -1 : count++));
          const out = byteWriter();
          writePostings(out, own);
          return { own, part: { bytes: out.take(), moved, isAnyDead: dead.length > 0 } };
        });
        const expected = joined.flatMap(({ own, part }) =>
          own.map(({ record, positions }) => ({ record: part.moved[record] as number, positions })),
        );
        const alive = expected.filter(({ record }) => record >= 0);
        const out = byteWriter();
        const parts = joined.filter(({ own }) => own.length > 0).map(({ part }) => part);
        expect(joinPostings(out, parts)).toBe(alive.length > 0);
        expect(alive.length > 0 ? [...readPostings(out.take())] : []).toEqual(alive);
      }),
    );
  });

  it('is read back: postings, who has them, who begins with them, and where they stand in some', () => {
    fc.assert(
      fc.property(postings, fc.nat(3), fc.nat(9), (all, stage, from) => {
        const out = byteWriter();
        out.bytes(new Uint8Array(from));
        expect(writePostings(out, all)).toBe(all.length > 0);
        if (all.length === 0) return;
        const bytes = out.take();
        expect([...readPostings(bytes.subarray(from))]).toEqual(all);
        const before = Uint8Array.from({ length: 201 }, (_, i) => i % 3);
        const marked = (isMeant: (positions: readonly number[]) => boolean) => {
          const meant = new Set(all.filter(({ positions }) => isMeant(positions)).map(({ record }) => record));
          return before.map((bits, i) => (meant.has(i) ? bits | 4 : bits));
        };
        const having = before.slice();
        mark(bytes, from, having, 4);
        expect(having).toEqual(marked(() => true));
        const first = before.slice();
        markFirst(bytes, from, first, 4);
        expect(first).toEqual(marked(([position]) => position === 0));
        const told: [number, number][] = [];
        places(bytes, from, before, stage, (record, position) => told.push([record, position]));
        const some = all.filter(({ record }) => before[record] === stage);
        expect(told).toEqual(some.flatMap(({ record, positions }) => positions.map((position) => [record, position])));
      }),
      { numRuns: 30 },
    );
  });

  it('is read back: the words in order, those of one plain form, those that begin alike', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ă', '𐐷', 'ậ'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { maxLength: 80 }),
        word,
        word,
        fc.boolean(),
        (pairs, plain, key, isPrefix) => {
          const named = new Map(pairs.map((pair) => [termOf(...pair), pair]));
          const terms = [...named.keys()].sort((a, b) => (a < b ? -1 : 1));
          const writer = vocabularyWriter();
          const place = (i: number) => ({ chunk: i % 3, offset: i, length: 7 * i });
          for (const [i, term] of terms.entries()) writer.add(term, place(i));
          const vocabulary = writer.take();
          expect([...wordsIn(vocabulary)]).toEqual(terms.map((term, i) => ({ term, ...place(i) })));
          const answers = terms.flatMap((term, i) => {
            const [one, other] = named.get(term) as [string, string];
            if (isPrefix ? !one.startsWith(plain) : one !== plain) return [];
            return [{ ...place(i), isExact: isPrefix ? other.startsWith(key) : other === key }];
          });
          expect(findWords(vocabulary, { plain, key, isPrefix })).toEqual(answers);
        },
      ),
    );
  });
});

describe('the words of a text', () => {
  it.each([
    ['Đầu tư', ['dau đầu', 'tu tư']],
    ['HOÀ-hoà', ['hoa hòa', 'hoa hòa']],
    ['C++ & 3,5%', ['c c', '3 3', '5 5']],
    ['bán\u00ADdẫn', ['bandan bándẫn']],
    ['\u200B \u0301 …', []],
    ['GPT-4o', ['gpt gpt', '4o 4o']],
  ])('%j', (text, expected) => {
    for (const form of ['NFC', 'NFD'])
      expect(wordsOf(text.normalize(form)).map(({ plain, key }) => `${plain} ${key}`)).toEqual(expected);
  });
});

describe('a query', () => {
  it.each([
    ['dau tu', 'dau tu*', []],
    ['"dau tu" ban', 'dau tu ban*', [[0, 2]]],
    ['«đầu tư»', 'dau tu', [[0, 2]]],
    ['fpt "dau t', 'fpt dau t*', [[1, 3]]],
    ['"fpt"', 'fpt', []],
    ['"', '', []],
  ])('%j asks for %j', (text, words, phrases) => {
    const query = parseQuery(text);
    expect(query.words.map(({ plain, isPrefix }) => (isPrefix ? `${plain}*` : plain)).join(' ')).toBe(words);
    expect(query.phrases.map(({ start, end }) => [start, end])).toEqual(phrases);
  });

  it('is never an error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 300 }),
        (text) => void parseQuery(text),
      ),
    );
  });
});

describe('the ranking', () => {
  it('keeps the best of all, as if all were sorted', () => {
    const one = fc.record({ score: fc.nat(3), time: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 100 }), fc.nat(20), (all, most) => {
        const ranked = ranking<number>(most);
        for (const [i, { score, time }] of all.entries()) ranked.add(score, time, i);
        const sorted = all
          .map((each, where) => ({ ...each, where }))
          .sort((a, b) => b.score - a.score || b.time - a.time);
        expect(ranked.best()).toEqual(sorted.slice(0, most));
        expect(ranked.total()).toBe(all.length);
      }),
    );
  });
});

describe('what is merged', () => {
  it('is few neighbours of a size, so that there are never many segments nor much is written again', () => {
    let segments: { count: number; dead: Uint32Array }[] = [];
    let written = 0;
    let most = 0;
    const steps = 3000;
    for (let step = 0; step < steps; step += 1) {
      segments.push({ count: 100, dead: new Uint32Array() });
      for (let due = dueForMerge(segments); due; due = dueForMerge(segments)) {
        const merged = segments.slice(due.start, due.end);
        const count = merged.reduce((sum, each) => sum + each.count, 0);
        written += count;
        segments = segments.toSpliced(due.start, merged.length, { count, dead: new Uint32Array() });
      }
      most = Math.max(most, segments.length);
    }
    expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(100 * steps);
    expect(most).toBeLessThan(32);
    expect(written).toBeLessThan(5 * 100 * steps);
  });

  it('is also one that is half dead', () => {
    const segment = (count: number, dead: number) => ({ count, dead: new Uint32Array(dead) });
    expect(dueForMerge([segment(500, 0), segment(10, 6), segment(10, 0)])).toEqual({ start: 1, end: 2 });
    expect(dueForMerge([segment(500, 250), segment(10, 0)])).toBeUndefined();
  });
});

/** Reads postings back, one after the other. */
function* readPostings(bytes: Uint8Array): Generator<Posting> {
  const reader = byteReader(bytes);
  const length = reader.number();
  const places = byteReader(bytes, reader.at + length);
  const end = places.at;
  let record = -1;
  while (reader.at < end) {
    record += reader.number() + 1;
    const all: number[] = new Array(places.number());
    let position = -1;
    for (let i = 0; i < all.length; i += 1) {
      position += places.number() + 1;
      all[i] = position;
    }
    yield { record, positions: all };
  }
}
