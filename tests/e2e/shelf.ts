import { articleText } from '@/lib/text/article-text';

/*
 * A made-up library of a reader, as rows of its tables: invented firms, people and sentences, the same for the same number.
 */

type Rows = Record<string, unknown[]>;

const PEOPLE = ['Lê Hoài Thương', 'Trần Quốc Đạt', 'Vũ Minh Khuê', 'Phạm Ngọc Lan Chi', 'Đỗ Bá Tùng', 'Emma Lindqvist'];
const FIRMS = ['Sao Khuê Robotics', 'Mây Xanh', 'Hải Đăng Pay', 'Lúa Vàng AI', 'Công ty Bán dẫn Thạch Anh', 'Nordwind'];
const PRODUCTS = ['Khuê One', 'Mây Drive', 'trợ lý Lúa', 'chip TA-7'];
const BODIES = ['Robotics', 'Viện Vật liệu Trẻ', 'Quỹ Hạt Giống'];
const DEEDS = [
  'giới thiệu cánh tay robot thế hệ hai tại nhà máy ở ngoại ô',
  'gọi vốn vòng hai từ ba quỹ trong khu vực',
  'mở trung tâm dữ liệu chạy bằng điện mặt trời',
  'dừng bán dòng sản phẩm cũ từ đầu quý sau',
  'cho người dùng thử miễn phí trong hai tháng',
  'tuyển thêm 120 kỹ sư cho nhóm nghiên cứu vật liệu',
];
const WORDS = [
  'Chúng tôi làm chậm hơn dự tính, nhưng phần cứng đã chạy ổn định ngoài hiện trường',
  'Giá thành giảm một nửa chỉ sau hai năm, và chúng tôi chưa thấy đáy',
  'Người dùng không cần biết bên trong có gì, họ cần nó không hỏng',
  'Dữ liệu của khách hàng không rời khỏi máy chủ trong nước',
];
const TERMS: readonly [string, string, string][] = [
  ['tấm wafer', 'wafer', 'Lát silicon mỏng và tròn mà người ta khắc hàng trăm con chip lên đó.'],
  ['điện toán biên', 'edge computing', 'Xử lý dữ liệu ngay gần nơi sinh ra nó thay vì gửi về trung tâm.'],
  ['mô hình ngôn ngữ', 'language model', 'Chương trình học từ nhiều văn bản để đoán và viết tiếp câu chữ.'],
  ['đóng gói chip', 'chip packaging', 'Công đoạn bọc con chip và nối nó với bên ngoài.'],
  ['độ trễ', 'latency', 'Thời gian từ lúc gửi yêu cầu đến lúc nhận được câu trả lời.'],
];
const SITES = ['baomau.vn', 'tinthunghiem.vn', 'congnghemau.vn'];
const TAGS = ['số liệu', 'cần kiểm lại', 'bài viết cuối năm', 'robot'];
const COLOURS = ['yellow', 'green', 'blue', 'pink'];
const DAY = 86_400_000;

/** The library of a reader of so many articles, up to a time. */
export function shelf(articles: number, now: number): Rows {
  const rows: Rows = {
    articles: [],
    kept: [],
    mentions: [],
    quotations: [],
    notes: [],
    glossary: [],
    corrections: [],
    bin: [],
  };
  for (let i = 0; i < articles; i++) addArticle(rows, i, now);
  TERMS.forEach(([term, english, definition], i) => {
    const id = `g:${hex(i)}`;
    rows.glossary?.push({
      id,
      term,
      english,
      definition,
      origin: 'reader',
      createdAt: now - i * DAY,
      updatedAt: now - i * DAY,
    });
  });
  const corrected = { scope: 'everywhere', createdAt: now - 3 * DAY };
  rows.corrections?.push(
    { ...corrected, id: 'c:00000000-0000-4000-8000-000000000001', form: 'Khuê One', kind: 'kind', is: 'product' },
    { ...corrected, id: 'c:00000000-0000-4000-8000-000000000002', form: 'Robotics', kind: 'not-a-name' },
    { ...corrected, id: 'c:00000000-0000-4000-8000-000000000003', form: 'Mây', kind: 'same', as: 'Mây Xanh' },
  );
  // Written past the library's own hand, they are yet to be read into its projections …
  rows.meta = ['glossary', 'corrections'].flatMap((table) =>
    ((rows[table] ?? []) as { id: string }[]).map(({ id }) => ({ key: `changed ${table} ${id}`, value: 'shelf' })),
  );
  // … and to be made findable.
  const refs = [rows.glossary, rows.articles, rows.notes].flatMap((list) => (list ?? []) as { id: string }[]);
  rows.unindexed = refs.map(({ id }) => ({ ref: id }));
  return rows;
}

/** So many notes of one article, as rows; `from` numbers them, so that they are no other notes. */
export function notes(count: number, now: number, from: number): unknown[] {
  const article = source(0, now);
  return Array.from({ length: count }, (_, i) =>
    note(from + i, now - (from + i) * 60_000, article, { name: at(PEOPLE, i) }),
  );
}

/** In a page of the extension: puts rows into the tables of the library. */
export async function stock(rows: Rows): Promise<void> {
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('chu-giai');
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const transaction = database.transaction(Object.keys(rows), 'readwrite');
  for (const [table, list] of Object.entries(rows)) for (const row of list) transaction.objectStore(table).put(row);
  await new Promise((done, fail) => {
    transaction.oncomplete = done;
    transaction.onerror = fail;
  });
  database.close();
}

function addArticle(rows: Rows, i: number, now: number): void {
  const [firm, person, product, other] = [
    at(FIRMS, i * i),
    at(PEOPLE, i * 7 + (i >> 2)),
    at(PRODUCTS, i),
    at(FIRMS, i + 3),
  ];
  const [deed, words] = [at(DEEDS, i * 5), at(WORDS, i >> 1)];
  const readAt = now - i * DAY * 1.3 - 3_600_000;
  const from = source(i, readAt);
  const { id } = from;
  const title = `${firm} ${deed}`;
  const { text, blocks } = articleText([
    { role: 'title', text: title },
    { role: 'lead', text: `${firm} ${deed}, theo ${person}, người phụ trách ${product}.` },
    {
      role: 'paragraph',
      text: `“${words}”, ${person} cho biết. Trước đó ${other} cũng thử cách làm này với ${product}.`,
    },
    { role: 'heading', text: 'Bước tiếp theo' },
    { role: 'paragraph', text: `${firm} dự kiến công bố kết quả vào cuối năm. ${at(BODIES, i)} sẽ kiểm tra độc lập.` },
  ]);
  const entities = [
    ['company', firm],
    ['person', person],
    ['product', product],
    ...(other === firm ? [] : [['company', other]]),
    ['organisation', at(BODIES, i)],
  ] as const;
  const places = (name = '') =>
    [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({ start: index, end: index + name.length }));
  const said = { start: text.indexOf('“') + 1, end: text.indexOf('”') };
  const summary = [`${title}.`, `${firm} dự kiến công bố kết quả vào cuối năm.`];
  const article = { ...from, title };
  rows.articles?.push({ ...article, summary, names: [], firstReadAt: readAt, lastReadAt: readAt });
  for (const [kind, name = ''] of entities)
    rows.mentions?.push({
      articleId: id,
      key: `${kind}:${name.toLowerCase()}`,
      kind,
      name,
      count: places(name).length,
      sentences: places(name).map(({ start, end }) => {
        const block = blocks.find((each) => each.start <= start && each.end >= end) ?? blocks[0];
        const before = block?.start ?? 0;
        return { text: text.slice(before, block?.end), start: start - before, end: end - before };
      }),
      readAt,
    });
  const sentence = { text: `“${words}”, ${person} cho biết.`, start: 1, end: 1 + words.length };
  const speakerKey = `person:${person.toLowerCase()}`;
  const role = `người phụ trách ${product}`;
  rows.quotations?.push({
    articleId: id,
    index: 0,
    kind: 'direct',
    text: words,
    sentence,
    speaker: person,
    speakerKey,
    role,
    readAt,
  });
  if (i % 3 === 0) rows.notes?.push(note(i, readAt, { ...article }, { name: person, role }, said, text));
  if (i % 20 === 7) {
    const thrown = {
      ...(note(i, readAt, article, undefined, said, text) as object),
      id: `n:${uuid(9_000_000 + i)}`,
      deletedAt: readAt,
    };
    rows.notes?.push(thrown);
    rows.bin?.push({ id: thrown.id, since: now - (i % 25) * DAY });
  }
  if (i % 10 !== 0) return;
  rows.kept?.push({
    ...article,
    text,
    blocks,
    keptAt: readAt,
    analysis: {
      language: 'vi',
      isTech: true,
      entities: entities.map(([kind, name], at) => ({ id: `e${at}`, kind, name, aliases: [] })),
      mentions: entities
        .flatMap(([, name], at) =>
          places(name).map((span) => ({ ...span, entity: `e${at}`, marked: true, evidence: { rule: 'trigger' } })),
        )
        .sort((a, b) => a.start - b.start),
      quotations: [
        {
          kind: 'direct',
          content: said,
          speaker: { entity: 'e1', name: person, evidence: { rule: 'speech-verb' } },
          evidence: { rule: 'speech-verb' },
        },
      ],
      terms: [term(text, 'kiểm tra độc lập', 'Xem xét lại bởi một bên không có lợi ích trong đó.')],
      summary: [],
    },
  });
}

function note(
  i: number,
  time: number,
  article: ReturnType<typeof source>,
  speaker?: object,
  span?: { start: number; end: number },
  text = '',
) {
  const exact = span ? text.slice(span.start, span.end) : at(WORDS, i);
  const { start, end } = span ?? { start: 0, end: exact.length };
  return {
    id: `n:${uuid(i)}`,
    kind: speaker ? 'quotation' : 'highlight',
    target: {
      source: article.url,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact,
          prefix: text.slice(Math.max(0, start - 40), start),
          suffix: text.slice(end, end + 40),
        },
        { type: 'TextPositionSelector', start, end },
      ],
    },
    article,
    colour: at(COLOURS, i),
    tags: i % 2 === 0 ? [at(TAGS, i >> 1)] : [],
    body: i % 4 === 0 ? 'So với con số công bố năm ngoái thì giảm. Cần tìm báo cáo gốc.' : '',
    ...(speaker ? { speaker } : {}),
    createdAt: time,
    updatedAt: time,
  };
}

function term(text: string, headword: string, definition: string) {
  const start = text.indexOf(headword);
  return { entry: headword, headword, definition, start, end: start + headword.length };
}

function source(i: number, time: number) {
  const site = at(SITES, i);
  const published = new Date(time - 3_600_000).toISOString();
  return { id: `a:${hex(i)}`, url: `https://${site}/bai-${i}.html`, title: `Bài mẫu số ${i}`, site, published };
}

function at<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}

function hex(i: number): string {
  return i.toString(16).padStart(64, '0');
}

function uuid(i: number): string {
  return `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`;
}
