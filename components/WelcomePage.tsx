import type { ComponentChildren } from 'preact';
import type { Words } from '@/lib/locale';
import type { Settings } from '@/lib/settings';

interface WelcomePageProps {
  readonly t: Words;
  readonly language: Settings['language'];
  /** Why the sample could not be read; absent while it can. */
  readonly problem?: string | undefined;
  /** Where the reader says which pages are read. */
  readonly sites: ComponentChildren;
  /** Whether articles are read by themselves; otherwise where the icon is clicked. */
  readonly byItself: boolean;
  /** Whether the browser shows the icon without being asked. */
  readonly isPinned: boolean;
  onLanguage(language: Settings['language']): void;
}

/** Listed sites whose front pages have technology articles: the first real article is a click away. */
const TO_BEGIN_WITH = ['genk.vn', 'tinhte.vn', 'vnexpress.net', 'cafef.vn'];

/** The first page after installing: a sample article to try, which pages are read, what is stored, and how to begin. */
export function WelcomePage({ t, language, problem, sites, byItself, isPinned, onLanguage }: WelcomePageProps) {
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <main class="sheet welcome">
      <header class="welcome-head">
        <img class="logo" src="/icon/48.png" alt="" />
        <h1>{t('welcome.title')}</h1>
        <button type="button" class="text" lang={other} onClick={() => onLanguage(other)}>
          {t(other === 'en' ? 'options.englishLanguage' : 'options.vietnamese')}
        </button>
      </header>
      <p>{t('welcome.lead')}</p>
      <section aria-labelledby="try-title">
        <h2 id="try-title">{t('welcome.try')}</h2>
        <p>{t('welcome.tryHow')}</p>
        {problem !== undefined && (
          <p class="error" role="alert">
            {t('welcome.failed', { error: problem })}
          </p>
        )}
        <Sample />
      </section>
      {sites}
      <section aria-labelledby="stored-title">
        <h2 id="stored-title">{t('welcome.stored')}</h2>
        <p>{t('welcome.storedWhy')}</p>
      </section>
      <section aria-labelledby="start-title">
        <h2 id="start-title">{t('welcome.start')}</h2>
        <p>{t(byItself ? 'welcome.startWhy' : 'welcome.startByClick')}</p>
        {!isPinned && <p class="source">{t('welcome.pin')}</p>}
        <p class="welcome-sites">
          {t('welcome.open')}{' '}
          {TO_BEGIN_WITH.map((host) => (
            <a key={host} href={`https://${host}/`} target="_blank" rel="noreferrer">
              {host}
            </a>
          ))}
        </p>
        <p class="actions">
          <a href="/library.html">{t('popup.openLibrary')}</a>
          <a href="/options.html">{t('popup.settings')}</a>
        </p>
      </section>
    </main>
  );
}

/** An article of ours about nobody: read like one on a news site, whose classes for title, lead and body it has. */
function Sample() {
  return (
    <article class="sample" lang="vi">
      <h3 class="cms-title">Sao Khuê Robotics đưa cánh tay máy về làng gốm</h3>
      <p class="lead">Startup ở Đà Nẵng thử cánh tay máy Khuê One tại ba lò gốm, nơi thợ vẫn làm mọi việc bằng tay.</p>
      <div class="article-body">
        <p>
          Sáng thứ hai, công ty Sao Khuê Robotics lắp chiếc Khuê One đầu tiên tại một lò gốm ở Quảng Nam. Cánh tay máy
          dùng thị giác máy tính để nhận ra chiếc bình còn ướt, rồi nhấc lên giá phơi mà không để lại vết.
        </p>
        <p>
          “Chúng tôi muốn máy gánh phần việc nặng, còn bàn tay người thợ vẫn quyết định dáng chiếc bình”, bà Lê Hoài
          Thương, nhà sáng lập Sao Khuê Robotics, cho biết.
        </p>
        <p>
          Theo bà Thương, mô hình học máy chạy ngay trên thiết bị nên độ trễ rất thấp, và không hình ảnh nào của lò gốm
          bị gửi đi nơi khác.
        </p>
        <p>
          Viện Vật liệu Trẻ sẽ đo độ bền của gốm trong sáu tháng. “Nếu men không nứt nhiều hơn trước, chúng tôi sẽ thử ở
          nhiều lò hơn”, ông Đỗ Bá Tùng nói.
        </p>
      </div>
    </article>
  );
}
