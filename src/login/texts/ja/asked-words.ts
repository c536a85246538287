import type { askedWordsFailuresEn, profileEn, termsEn } from '../en/asked-words.ts'

export const termsJa: typeof termsEn = {
  title: '利用規約',
  lead: '続ける前に、利用規約を読んで同意してください。アカウントの担当者からの依頼です。',
  submit: '同意して続ける',
}

export const profileJa: typeof profileEn = {
  title: 'プロフィールの更新',
  lead: '続ける前に、以下の内容を確認してください。アカウントの担当者からの依頼です。',
  submit: '保存して続ける',
}

export const askedWordsFailuresJa: typeof askedWordsFailuresEn = {
  termsToGoOn: '利用規約に同意するには、チェックボックスをオンにしてください。',
}
