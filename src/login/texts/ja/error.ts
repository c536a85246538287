import type { errorEn } from '../en/error.ts'

/** 日本語。 */
export const errorJa: typeof errorEn = {
  foreignTitle: 'このフォームは別のページから来ました',
  foreign: '送信されませんでした。ページを開き直して、もう一度お試しください。',
  busyTitle: 'アクセスが集中しています',
  busy: '少し待ってからお試しください。何も変更されていません。',
  maintainedTitle: 'メンテナンス中です',
  maintained: '1 分後にもう一度お試しください。ここまでの内容は失われません。',
  limitedTitle: '試行回数が多すぎます',
  limited: (minutes) => `${Math.max(minutes, 1)} 分後にもう一度お試しください。`,
  notFoundTitle: 'このページはありません',
  notFound: 'アドレスが途中で切れているかもしれません。',
  badTitle: 'このフォームを読み取れません',
  bad: 'ページを開き直して、もう一度入力してください。',
  internalTitle: 'こちらで問題が起きました',
  internal: '記録しました。もう一度お試しになり、続くようであればサポートにお知らせください。',
  requestTitle: 'アプリの要求に誤りがあります',
  request: 'アプリに戻って、もう一度お試しください。続くようであれば、アプリの運営者にお知らせください。',
  upstream: (provider, answer) => `${provider} の応答: ${answer}`,
  upstreamOff: 'このサインイン方法はここでは使えません。別の方法を選んでください。',
  upstreamNobody: (provider) =>
    `${provider} では確認できましたが、ここにはアカウントがありません。招待を依頼してください。`,
  tryAgain: 'もう一度試す',
}
