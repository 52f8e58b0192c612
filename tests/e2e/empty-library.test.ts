import { expect, it } from 'vitest';
import { choose, faultsInBothThemes, inChromium, tooWide } from './in-chromium';

const chromium = inChromium();

it.each([
  ['articles', 'Chưa có bài nào'],
  ['articles?part=kept', 'Chưa lưu bài nào'],
  ['entities', 'Chưa có tên nào'],
  ['quotations', 'Chưa có câu trích nào'],
  ['notes', 'Hãy bôi đen một đoạn trong bài'],
  ['glossary', 'Chưa có thuật ngữ nào'],
  ['review', 'không có thuật ngữ nào cần ôn'],
  ['corrections', 'Bạn chưa chỉnh chỗ nào'],
  ['bin', 'Thùng rác trống'],
  ['search?q=ban%20dan', 'Không tìm thấy “ban dan”'],
])(
  'with nothing in it, %s says «%s», narrows nothing, and is clean by axe in both themes and at 320 px',
  async (view, said) => {
    const page = await chromium.stage.context.newPage();
    await page.goto(`chrome-extension://${chromium.stage.id}/library.html#/${view}`);
    await page.locator('main').getByText(said).waitFor();
    if (!view.startsWith('search')) expect(await page.locator('main :is(select, input)').count()).toBe(0);
    expect(await faultsInBothThemes(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 600 });
    expect(await page.evaluate(tooWide)).toEqual([]);
  },
);

it('where articles are not remembered, says so and leads to the setting instead of promising them', async () => {
  const page = await chromium.stage.context.newPage();
  await page.goto(`chrome-extension://${chromium.stage.id}/library.html#/articles`);
  await page.getByRole('link', { name: 'Thử trên một bài mẫu' }).waitFor();
  await choose(chromium, { remember: false });
  await page.getByText('Chú Giải đang không nhớ các bài bạn đọc').waitFor();
  expect(await page.getByText('Chưa có bài nào').count()).toBe(0);
  expect(await faultsInBothThemes(page)).toEqual([]);
  await page.locator('main').getByRole('link', { name: 'Cài đặt' }).click();
  await page.getByLabel('Nhớ các bài đã đọc').waitFor();
  await choose(chromium, {});
});
