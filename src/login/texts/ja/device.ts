import type { deviceEn } from '../en/device.ts'

/** 日本語。 */
export const deviceJa: typeof deviceEn = {
  title: '端末を接続',
  intro: '端末に表示されているコードを入力してください。',
  code: 'コード',
  codeHint: 'BCDF-GHJK のような 8 文字です。',
  submit: '続ける',
  wrong:
    'このコードは使えません。入力の誤りか、古すぎるか、別のブラウザーで開かれています。端末に新しいコードを表示できます。',

  confirmTitle: (app) => `${app} を接続しますか?`,
  compare: '端末のコードと同じか確かめてください:',
  warning:
    'ご自身の端末で、このコードが表示されている場合にだけ接続してください。私たちがこれをお願いすることはありません。',
  account: (account) => `アカウント: ${account}`,
  another: '別のアカウントを使う',
  from: (place) => `端末の要求元: ${place}`,
  deny: '接続しない',
  allow: '接続する',

  approvedTitle: '端末を接続しました',
  approved: '端末は自動で先に進みます。このページを閉じてかまいません。',
  deniedTitle: '端末を接続しませんでした',
  denied: 'アカウントの情報は何も渡されません。このページを閉じてかまいません。',
  overTitle: 'このコードはもう使えません',
  over: '時間がかかりすぎたか、その間にサインアウトしました。端末に新しいコードを表示してください。',
  again: 'コードを入力',
}
