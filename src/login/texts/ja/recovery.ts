import type { recoveryEn } from '../en/recovery.ts'

/** 日本語。 */
export const recoveryJa: typeof recoveryEn = {
  helpLink: 'すべて失くした',
  helpHint: 'パスワードも認証アプリもリカバリーコードもないときは、復旧を依頼してください。',

  askTitle: 'アカウントの復旧',
  askIntro: 'パスワードも認証アプリもリカバリーコードも使えない場合のページです。',
  notice: '何かが変わる前に、担当者がご本人かどうかを確かめます。1 日かかることがあります。',
  email: 'アカウントのメールアドレス',
  lost: '何を失くしましたか?',
  lostThings: {
    password: 'パスワード',
    authenticator: '認証アプリ',
    passkey: 'パスキーまたはセキュリティキー',
    'recovery-codes': 'リカバリーコード',
    phone: '電話',
  },
  context: '何がありましたか? どこに連絡すればよいですか?',
  phone: '電話番号',
  ask: '復旧を依頼する',
  tooLong: '長すぎます。短くしてください。',

  closedTitle: '復旧はここでは依頼できません',
  closedText: '依頼のフォームはありません。アカウントに戻る方法はサポートがご案内します。',
  otherHelp: 'ほかの方法',

  receivedTitle: '依頼を受け付けました',
  number: (number) => `依頼の番号は ${number} です。サポートと話すときにお伝えください。`,
  received: 'アカウントがあれば、登録されたアドレスにメールを送ります。',
  waiting: '担当者の確認を待っています。',
  closed: '終了しました。承認された場合は、登録されたアドレスにリンクが届いています。',
  statusHint: 'このページは、このブラウザーでもう一度見られます。',
  unknownTitle: 'ここには何もありません',
  unknown: '依頼は別のブラウザーで出されたか、存在しません。',

  stopTitle: 'アカウントの復旧を止めますか?',
  stopIntro: '誰かがあなたのアカウントの復旧を依頼しました。ご自身でなければ、ここで止めてください。',
  stop: 'この依頼を止める',
  stoppedTitle: '依頼を止めました',
  stopped: '何も変更されていません。ご自身の依頼でなければ、サポートにお知らせください。',

  unusableTitle: 'このリンクは使えません',
  unusable:
    '使われたか、置き換えられたか、期限切れです。サポートに新しいリンクを頼むか、もう一度復旧を依頼してください。',
  askAgain: 'もう一度復旧を依頼する',

  step: (step) => `ステップ ${step}/3`,
  confirmTitle: 'ご本人ですか?',
  confirm: (initial, email) => `名前が「${initial}」で始まり、アドレスが ${email} のアカウントです。`,
  confirmHint:
    '新しいパスワードを決め、ご本人であることを示す 2 つ目の方法を設定します。スマートフォンをご用意ください。',
  isMe: 'はい、続けます',

  passwordTitle: '新しいパスワードを決めてください',
  password: '新しいパスワード',
  passwordHint: '以前のパスワード、2 段階目、セッションはここで終わります。',
  savePassword: '保存して続ける',

  factorIntro: 'この手順が終わるまで、アカウントは開きません。',
  passkeyElsewhere:
    'ボタンがありませんか? このブラウザではパスキーを作れません。サポートに新しいリンクを依頼し、別のブラウザで開いてください。',

  doneTitle: 'アカウントが戻りました',
  done: 'ほかのセッションはすべて終了しました。',
  signIn: 'サインイン',
}
