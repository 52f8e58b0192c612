import { Icon } from '@/components/Icon';
import type { Words } from '@/lib/locale';

interface KeepArticleProps {
  readonly t: Words;
  readonly isKept: boolean;
  onPress(): void;
}

/** Keeps the article to be read without the network, or drops it where it is kept. */
export function KeepArticle({ t, isKept, onPress }: KeepArticleProps) {
  return (
    <p class="actions">
      <button type="button" class="text with-icon" title={t('popup.keepArticleWhy')} onClick={onPress}>
        <Icon name={isKept ? 'check' : 'keep'} />
        {t(isKept ? 'popup.keptArticle' : 'popup.keepArticle')}
      </button>
    </p>
  );
}
