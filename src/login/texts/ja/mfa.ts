import type { mfaEn, mfaFailuresEn } from '../en/mfa.ts'

/** 日本語。 */
export const mfaJa: typeof mfaEn = {
  title: '本人確認',
  otherWay: 'ほかの方法を使う',
  lostAll: 'どれも使えませんか?',
  trust: (days) => `このブラウザーを ${days} 日間信頼する`,
  submit: '続ける',

  otp: '認証アプリに今表示されているコードを入力してください。',
  otpLabel: 'アプリの 6 桁のコード',
  otpWay: '認証アプリ',

  passkey: 'このアカウントに設定したパスキーかセキュリティキーをお使いください。',
  passkeyButton: 'パスキーを使う',
  passkeyCancelled: 'パスキーは使われませんでした。もう一度試すか、ほかの方法をお選びください。',
  passkeyFailed: 'そのパスキーはここでは使えませんでした。もう一度試すか、ほかの方法をお使いください。',
  passkeyNeedsScript:
    'パスキーには JavaScript が必要ですが、このブラウザーでは無効になっています。ほかの方法をお使いください。',
  passkeyWay: 'パスキーまたはセキュリティキー',

  email: (address) => `${address} にコードを送ります。`,
  emailSent: (address) => `${address} にコードを送りました。`,
  emailSend: 'コードを送る',
  emailResend: '新しいコードを送る',
  emailResent: '新しいコードを送りました。以前のコードはもう使えません。',
  emailLabel: 'メールの 6 桁のコード',
  emailWay: 'メールのコード',

  recovery: '保存したリカバリーコードを 1 つ入力してください。それぞれ 1 回だけ使えます。',
  recoveryLabel: 'リカバリーコード',
  recoveryWay: 'リカバリーコード',
  recoveryUsedTitle: 'リカバリーコードを受け付けました',
  recoveryLeft: (left) => (left === 0 ? '最後の 1 個でした。次に新しいコードを発行します。' : `残り ${left} 個です。`),
  newCodesNow: '今すぐ新しいコードを作る',
  goOn: '続ける',

  enrolTitle: 'アカウントを守る',
  enrolLead: 'ご本人であることを示す 2 つ目の方法を追加してください。',
  offerTitle: '次回はもっと早くサインイン',
  offerLater: '今はしない',
  passkeyTitle: 'パスキー(おすすめ)',
  passkeyIntro: '指紋、顔、画面ロックを使います。入力するものはなく、だまし取られることもありません。',
  passkeyAdd: 'パスキーを追加',
  passkeyAddCancelled: 'パスキーは作られませんでした。もう一度試すか、ほかの方法をお選びください。',
  passkeyAddFailed: 'パスキーを追加できませんでした。もう一度試すか、別の端末をお使いください。',
  keyTitle: 'セキュリティキー',
  keyIntro: '持ち歩くキー、または指紋・顔・画面ロックを使うこの端末です。パスワードの後に求められます。',
  keyAdd: 'セキュリティキーを追加',
  keyAddFailed: 'キーを追加できませんでした。もう一度試すか、別のキーをお使いください。',
  keyNeedsScript: 'セキュリティキーには JavaScript が必要ですが、このブラウザーでは無効になっています。',
  appTitle: '認証アプリ',
  appIntro: '30 秒ごとに新しいコードを表示するスマートフォンのアプリです。',
  appAdd: '認証アプリを設定',
  notNow: (days) => `今はしない(残り ${days} 日)`,
  nothingToAdd: 'ここでは 2 段階目が必要ですが、設定する方法がすべて無効になっています。サポートにご連絡ください。',

  appPageTitle: '認証アプリの設定',
  scan: 'スマートフォンの認証アプリで、この画像を読み取ってください。',
  picture: '認証アプリ用の QR コード',
  cannotScan: '読み取れませんか? このキーをアプリに入力してください:',
  account: (name) => `アプリでは ${name} と表示されます。`,
  replaces: '完了すると、以前の認証アプリは使えなくなります。',
  appFinish: '完了',
  ticketDoneTitle: '2段階目の確認を設定しました',
  ticketDone: 'これからは、サインインのときに確認を求めます。',
  backToChoice: '別の方法を選ぶ',

  newCodesTitle: '新しいリカバリーコードを発行します',
  newCodesLead: 'アカウントの管理者が求めています。新しいコードを表示すると、以前のコードは使えなくなります。',
  newCodesSpent: '新しいコードを表示すると、以前のコードは使えなくなります。',
  newCodesShow: '新しいコードを表示する',
  codesTitle: 'リカバリーコードを保存してください',
  codesLead:
    'スマートフォンやパスキーを失くしたときに、このうちの 1 つで入れます。それぞれ 1 回だけ使えます。表示されるのは今だけです。',
  codesList: 'リカバリーコード',
  download: 'テキストファイルでダウンロード',
  copy: 'コピー',
  copied: 'コピーしました',
  print: '印刷',
  saved: 'コードを保存しました',
  codesOf: (app) => `${app} のリカバリーコード`,
  codesNote: '各コードは 1 回だけ使えます。ほかの人に見つからない場所に保管してください。',
}

export const mfaFailuresJa: typeof mfaFailuresEn = {
  totp: 'そのコードは使えませんでした。次のコードを待ち、スマートフォンの時刻が正しいか確かめてください。',
  totpMissing: '認証アプリの 6 桁の数字を入力してください。',
  recoveryCode:
    'そのリカバリーコードは使えませんでした。確かめるか、別のものをお使いください。それぞれ 1 回だけ使えます。',
  recoveryCodeMissing: 'リカバリーコードを 1 つ入力してください。',
  passkey: 'そのパスキーは使えませんでした。もう一度試すか、ほかの方法をお使いください。',
  secondOnly:
    'それはセキュリティキーです。ほかの方法のあとでのみ使えます。パスワードかメールのコードから始めてください。',
  notSaved: 'コードを保存して、チェックを入れてください。もう一度表示することはできません。',
}
