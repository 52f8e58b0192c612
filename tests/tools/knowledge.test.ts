import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileKnowledge } from '@/tools/knowledge/compile';

const ROOT = join(import.meta.dirname, '../..');
const KNOWLEDGE = join(ROOT, 'assets/knowledge');

describe('the check of the knowledge', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
    cpSync(KNOWLEDGE, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const company = (cells: Record<string, string>) =>
    ['id', 'name', 'aliases', 'country', 'field', 'seat', 'founded', 'founders', 'parent', 'ticker', 'website', 'line']
      .concat('as_of', 'source')
      .map((column) => ({ id: 'zz-may', name: 'Zz Mây', field: 'software', line: 'Hãng bịa', ...cells })[column] ?? '')
      .join('\t');
  const person = (role: string) => `zz-nguoi\tZz Người\t\tvi\t${role}\t\t\t`;
  const dated = { as_of: '2026-08-05', source: 'sp500_constituents' };

  it.each([
    ['companies', company({ id: 'Zz_May' }), 'is no id'],
    ['companies', company({ country: 'VV' }), '«VV» is no country'],
    ['companies', company({ country: 'vn' }), '«vn» is no country'],
    ['companies', company({ field: 'softwear' }), '«softwear» is no field'],
    ['companies', company({ field: '' }), 'is no field'],
    ['companies', company({ founded: '205' }), '«205» is no year'],
    ['companies', company({ founded: '2098' }), '«2098» is no year up to now'],
    ['companies', company({ aliases: 'Zz Núi;Zz Núi' }), '«Zz Núi» stands twice'],
    ['companies', company({ aliases: '~Zz Mây' }), '«Zz Mây» stands twice'],
    ['companies', company({ aliases: 'Zz Núi;;Zz Đồi' }), 'an empty place among the aliases'],
    ['companies', company({ founders: 'Zz Người;Zz Người' }), '«Zz Người» stands twice'],
    ['companies', company({ line: 'Hãng bịa.' }), 'is no line without a full stop at its end'],
    ['companies', company({ website: 'https://zz' }), 'is no address'],
    ['companies', company({ line: '' }), 'is no line'],
    ['companies', company({ ...dated, as_of: '08/2026' }), '«08/2026» is no day'],
    ['companies', company({ ...dated, as_of: '2026-02-30' }), '«2026-02-30» is no day'],
    ['companies', company({ source: 'wikipedia' }), '«wikipedia» is no source'],
    ['companies', company({ ticker: 'ZZM' }), 'the ticker «ZZM» may pass'],
    ['companies', company({ parent: 'fpt', as_of: '2026-08-05' }), 'the parent «fpt» may pass'],
    ['companies', company({ ...dated, parent: 'zz-nobody' }), '«zz-nobody» is no company or organisation'],
    ['companies', company({ id: 'fpt' }), 'the id «fpt» stands at assets/knowledge/companies.tsv:'],
    ['companies', company({ aliases: 'Viettel' }), '«Viettel» belongs to viettel already'],
    ['people', person(''), 'is no role'],
    ['people', person('CEO Zz Mây'), 'the office «CEO Zz Mây» may pass'],
    ['people', person('nhà sáng lập Zz Mây, chủ tịch Zz Mây'), 'the office «chủ tịch Zz Mây» may pass'],
    ['people', 'zz-nguoi\tZz Người\t\tlatin\t\t\t\t', '«latin» is no order'],
    ['people', `${person('cựu CEO Zz Mây')}facebook`, '«facebook» is no source'],
    ['products', 'zz-may\tZz Máy\t\t\tphoone\tMáy bịa\t', '«phoone» is no class'],
    ['organisations', 'zz-hoi\tZz Hội\t\tclub\tVN\tHội bịa\t', '«club» is no kind'],
    ['places', 'zz-noi\tZz Nơi\t\ttown\t', '«town» is no kind'],
    ['cues', 'zz zz\tspeech-verbs\t\t', '«speech-verbs» is no class'],
    ['cues', 'vị này\tback-reference\tsomebody\t', '«somebody» is no position'],
    ['cues', 'xem thêm\tboilerplate\t\t', '«xem thêm» stands at assets/knowledge/cues.tsv:'],
    ['terms', 'zz từ\tzz\t\t\tai\t', 'is no definition'],
    ['terms', 'zz từ\tzz\tTừ bịa\t\tai\t', 'is no definition with a full stop at its end'],
    ['terms', 'zz từ\tzz\tTừ bịa.\t\tmagic\t', '«magic» is no field'],
    ['terms', 'Blockchain\tzz\tTừ bịa.\t\tcrypto\t', '«blockchain» stands at assets/knowledge/terms.tsv:'],
    ['terms', 'zz từ\tzz\tTừ bịa.\tblockchain\tcrypto\t', '«blockchain» stands at assets/knowledge/terms.tsv:'],
    ['names', 'zz\tgiven-east-west', '«given-east-west» is no class'],
    ['vocabulary', 'people\thobby\tcờ', 'no column «hobby» in people.tsv'],
    ['vocabulary', 'people\torder\tvi', '«vi» stands there already'],
  ])('refuses in %s.tsv «%s», naming file and line', (table, line, message) => {
    const file = join(folder, `${table}.tsv`);
    const at = readFileSync(file, 'utf8').split('\n').length;
    appendFileSync(file, `${line}\n`);
    const refused = messageOf(() => compileKnowledge(folder));
    expect(refused).toContain(`assets/knowledge/${table}.tsv:${at}: `);
    expect(refused).toContain(message);
  });

  it('takes facts that pass with their day and source, and those that stay', () => {
    const lines = {
      companies: [
        company({ ...dated, parent: 'fpt', ticker: 'ZZM', founded: '2015', website: 'zz.vn' }),
        company({ id: 'zz-nui', name: 'Zz Núi', ticker: 'ZZN', as_of: '2026-08-05', source: 'https://zz.vn/co-dong' }),
      ],
      people: [person('trở thành CEO Zz Mây năm 2024'), person('nguyên Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ')].map(
        (line, i) => line.replace('zz-nguoi\tZz Người', `zz-nguoi-${i}\tZz Người ${i}`),
      ),
    };
    for (const [table, added] of Object.entries(lines))
      appendFileSync(join(folder, `${table}.tsv`), `${added.join('\n')}\n`);
    expect(() => compileKnowledge(folder)).not.toThrow();
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  return 'nothing';
}

describe('npm run knowledge:draw', () => {
  const draw = (...args: string[]) => {
    const program = join(ROOT, 'tools/knowledge/draw.ts');
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', program, ...args], { encoding: 'utf8' });
    return { lines: stdout.trim().split('\n'), status };
  };

  it('draws the same facts for the same seed, each from the line it names', () => {
    const { lines } = draw('companies', '7', '40');
    expect(lines).toHaveLength(40);
    expect(new Set(lines).size).toBe(40);
    expect(draw('companies', '7', '40').lines).toEqual(lines);
    expect(draw('companies', '8', '40').lines).not.toEqual(lines);
    const table = readFileSync(join(KNOWLEDGE, 'companies.tsv'), 'utf8').split('\n');
    for (const line of lines) {
      const [place = '', name = '', , value = ''] = line.split('\t');
      const entry = table[Number(place.split(':')[1]) - 1] ?? '';
      expect(entry).toContain(name);
      expect(entry).toContain(value);
    }
  });

  it('refuses a table that does not exist', () => expect(draw('firms', '7').status).toBe(2));
});
