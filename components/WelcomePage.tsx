import { EntityCard } from '@/components/card/EntityCard';
import { QuotationCard } from '@/components/card/QuotationCard';
import type { Words } from '@/lib/locale';

/** The first page after installing: what the marks are, what is stored, what cards look like (on invented names). */
export function WelcomePage({ t }: { t: Words }) {
  const nothing = () => undefined;
  const actions = { t, pinned: false, onPin: nothing, onClose: nothing, onOffHere: nothing };
  return (
    <main class="sheet">
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.lead')}</p>
      <h2>{t('welcome.cards')}</h2>
      <div class="cards">
        <EntityCard
          {...actions}
          content={{
            kind: 'company',
            name: 'Sao Khuê Robotics',
            line: 'Công ty robot trong bài mẫu của Chú Giải',
            facts: [{ label: t('fact.seat'), value: 'Đà Nẵng' }],
            aliases: ['Sao Khuê'],
            position: 1,
            count: 3,
            first: {
              before: 'Tuần trước, ',
              words: 'Sao Khuê Robotics',
              after: ' giới thiệu cánh tay robot đầu tiên của hãng.',
            },
            why: t('why.trigger'),
          }}
          onPrevious={nothing}
          onNext={nothing}
          others={[]}
          onNotName={nothing}
          onCorrect={nothing}
        />
        <QuotationCard
          {...actions}
          copied={false}
          saved={false}
          content={{
            kind: 'direct',
            text: 'Chúng tôi muốn robot làm việc cạnh con người một cách an toàn.',
            speaker: 'Lê Hoài Thương',
            role: 'nhà sáng lập Sao Khuê Robotics',
            cue: 'cho biết',
            evidence: {
              before: '',
              words: 'Lê Hoài Thương',
              after: ' thành lập công ty cùng hai người bạn thời đại học.',
            },
            why: t('why.speech-verb'),
          }}
          onCopy={nothing}
          onSave={nothing}
        />
      </div>
      <h2>{t('welcome.stored')}</h2>
      <p>{t('welcome.storedWhy')}</p>
    </main>
  );
}
