import type { Library } from '@/lib/library/database';

/** What the database is asked from now on: «notes: keys», «notes: rows», «notes: count», and for rows one by one each of them. */
export async function heardQuestions(library: Library): Promise<string[]> {
  const asked: string[] = [];
  library.close();
  library.use({
    stack: 'dbcore',
    name: 'questions',
    create: (core) => ({
      ...core,
      table(name) {
        const table = core.table(name);
        return {
          ...table,
          getMany(request) {
            asked.push(...request.keys.map(() => `${name}: row`));
            return table.getMany(request);
          },
          query(request) {
            asked.push(`${name}: ${request.values ? 'rows' : 'keys'}`);
            return table.query(request);
          },
          count(request) {
            asked.push(`${name}: count`);
            return table.count(request);
          },
        };
      },
    }),
  });
  await library.open();
  return asked;
}
