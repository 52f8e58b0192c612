/**
 * `npm run bench:sync`, and with two devices `npm run bench:sync -- 2`: ten devices over five years, by the numbers alone: each day
 * of each device its edits become segments, which the sync's own rule (`plan`) puts together. Prints objects, bytes and requests;
 * nothing is sealed or sent.
 */

import { plan } from '@/lib/sync/run/compaction';
import { padme } from '@/lib/sync/vault/packing';

const DEVICES = Number(process.argv[2] ?? 10);
const DAYS = 5 * 365;
/** What an edit of a note weighs in a segment with its frame, before padding (bytes, SYNC: 28 B a text edit and its words). */
const EDIT = 220;
/** Version byte, salt, GCM tag, length. */
const AROUND = 1 + 32 + 16 + 4;
/** A day of a busy reader on one device: this many runs have something to send, each this many edits. */
const RUNS = 8;
const EDITS = 4;
/** What a listing of CouchDB asks for at once (lib/sync/remotes/couchdb.ts). */
const COUCHDB_PAGE = 1000;
/** Runs of a day without edits: one in 15 minutes for so many hours. */
const HOURS = 10;

interface Planned {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  /** The bench compresses nothing. */
  readonly opened: number;
  /** The day on which it was sent. */
  readonly made: number;
}

const year: { objects: number; bytes: number }[] = [];
let own: Planned[] = [];
let seq = 0;
const asked = { put: 0, get: 0, list: 0, delete: 0, sent: 0 };
for (let day = 1; day <= DAYS; day += 1) {
  for (let run = 0; run < RUNS; run += 1) {
    seq += 1;
    own.push({ from: seq, to: seq, size: AROUND + padme(EDIT * EDITS), opened: EDIT * EDITS, made: day });
    asked.put += 1;
    asked.sent += own.at(-1)?.size ?? 0;
    // Looked at before and after what was written; what came from the others is fetched once.
    asked.list += 2;
    asked.get += DEVICES - 1;
    compacted(day);
  }
  // Each of ours is read back once a week: a size shows no flipped bit.
  asked.get += own.filter(({ made }) => day > made && (day - made) % 7 === 0).length;
  asked.list += HOURS * 4 - RUNS;
  if (day % 365 === 0) year.push({ objects: own.length, bytes: own.reduce((sum, { size }) => sum + size, 0) });
}

function compacted(day: number): void {
  for (let taken = plan(own); taken.length > 1; taken = plan(own)) {
    const [first, last] = [taken[0], taken.at(-1)];
    if (!first || !last) return;
    const size = AROUND + padme(taken.reduce((sum, object) => sum + object.size - AROUND, 0));
    const opened = taken.reduce((sum, object) => sum + object.opened, 0);
    own = [
      ...own.filter((object) => !taken.includes(object)),
      { from: first.from, to: last.to, size, opened, made: day },
    ];
    asked.put += 1;
    // Read back here, and fetched by each of the others, to whom it is a new name.
    asked.get += DEVICES;
    asked.delete += taken.length;
    asked.sent += size;
  }
}

const a = (total: number) => (total / DAYS).toFixed(1);
console.log(
  `${DEVICES} devices, ${RUNS} runs with ${EDITS} edits and ${HOURS * 4 - RUNS} idle ones a day each, ${DAYS} days`,
);
year.forEach(({ objects, bytes }, i) => {
  console.log(
    `year ${i + 1}: ${objects} objects a device (${objects * DEVICES} in all), ${((bytes * DEVICES) / 1e6).toFixed(1)} MB in all`,
  );
});
console.log(
  `a device and day: ${a(asked.list)} listings, ${a(asked.put)} PUT, ${a(asked.get)} GET, ${a(asked.delete)} DELETE; ${(asked.sent / DAYS / 1000).toFixed(1)} KB sent`,
);
console.log(`each byte written ${(asked.sent / (seq * (AROUND + padme(EDIT * EDITS)))).toFixed(2)} times`);
const live = own.length * DEVICES;
const tombstones = asked.delete * DEVICES;
console.log(
  `in CouchDB after ${DAYS} days: ${live} documents, ${tombstones} tombstones; a listing is ${Math.ceil(live / COUCHDB_PAGE)} request, by the feed of changes ${Math.ceil((live + tombstones) / COUCHDB_PAGE)}`,
);
