import type { accountEn, accountFailuresEn } from '../en/account.ts'
import { accountSecurityJa } from './account-security.ts'
import { activityJa } from './activity.ts'
import { linkingFailuresJa, linkingJa } from './linking.ts'

/** 日本語。 */
export const accountJa: typeof accountEn = {
  title: 'アカウント',
  sections: {
    profile: 'プロフィール',
    security: 'セキュリティ',
    sessions: 'セッション',
    apps: '接続済みアプリ',
    linked: 'リンク済みアカウント',
    activity: 'アクティビティ',
    organizations: '組織',
    data: 'あなたのデータ',
  },
  signOut: 'サインアウト',
  signedOutTitle: 'サインアウトしました',
  signedOut: 'お使いになったアプリでは、そこでサインアウトするまでサインインしたままのことがあります。',
  signIn: 'サインイン',
  cancel: 'キャンセル',
  save: '保存',
  never: 'なし',
  unknownPlace: '場所不明',

  profile: {
    name: '名前',
    picture: '写真のアドレス',
    pictureHint: 'アプリで名前の横に表示されます。空にするとイニシャルになります。',
    language: 'メールとページの言語',
    anyLanguage: 'ブラウザーに合わせる',
    fixed: '名前はサインイン元から来ています。そちらで変更してください。',
    emailTitle: 'メールアドレス',
    noEmail: '登録されていません。',
    verified: '確認済み',
    unverified: '未確認',
    verify: '確認のリンクを送る',
    changeEmail: 'メールアドレスを変更',
    fixedEmail: 'メールアドレスはサインイン元から来ています。そちらで変更してください。',
  },

  email: {
    title: 'メールアドレスを変更',
    lead: '新しいアドレスにリンクを送ります。リンクを開くと有効になります。以前のアドレスにもお知らせします。',
    label: '新しいメールアドレス',
    submit: 'リンクを送る',
    confirmTitle: '新しいメールアドレスの確認',
    confirm: (address) => `ボタンを押すと、これからは ${address} がこのアカウントに使われます。`,
    confirmSubmit: 'このアドレスを使う',
    confirmedTitle: 'メールアドレスを変更しました',
    confirmed: 'これからは新しいアドレスでサインインしてください。ほかの場所ではサインアウトされました。',
    undoTitle: 'お心当たりがありませんか?',
    undo: 'アカウントはこのアドレスのままか、このアドレスに戻ります。すべての場所でサインアウトされます。',
    undoSubmit: '自分ではない: 元に戻す',
    undoneTitle: 'アドレスは元のままです',
    undone:
      'すべての場所でサインアウトしました。ほかの人がパスワードを知っているかもしれません。今すぐ新しいパスワードを決めてください。',
    newPassword: '新しいパスワードを決める',
  },

  security: accountSecurityJa,

  password: {
    title: 'パスワードを変更',
    lead: 'ほかのすべての場所でサインアウトされます。',
    current: '現在のパスワード',
    password: '新しいパスワード',
    submit: 'パスワードを変更',
  },

  passkey: {
    title: 'パスキーを追加',
    lead: '指紋、顔、画面ロックが、パスワードと 2 段階目の代わりになります。',
    name: '名前',
    nameHint: 'ほかのパスキーと見分けるためのものです。',
    needsScript: 'パスキーには JavaScript が必要ですが、このブラウザーでは無効になっています。',
  },

  sessions: {
    lead: 'サインインしている場所です。',
    thisDevice: 'この端末',
    lastActive: (time) => `最終利用: ${time}`,
    since: (time) => `サインイン: ${time}`,
    apps: (names) => `アプリ: ${names}`,
    end: 'サインアウト',
    endNamed: (device) => `${device} からサインアウト`,
    endOthers: 'ほかのすべての場所でサインアウト',
    alone: 'ほかにサインインしている場所はありません。',
  },

  apps: {
    lead: 'アカウントの利用を許可した外部のアプリです。',
    none: 'ありません。',
    since: (time) => `許可: ${time}`,
    revoke: '取り消す',
    revokeNamed: (app) => `${app} を取り消す`,
    signsIn: 'サインインに使います',
    at: (api) => `(${api})`,
    gone: 'なくなったアプリ',
  },

  linked: {
    lead: 'ここにサインインできるアカウントです。',
    main: 'メインのアカウント',
    own: 'パスワードのアカウント',
    unlink: 'リンクを解除',
    unlinkNamed: (account, name) => `${account} ${name} のリンクを解除`,
    unlinkTitle: (account) => `${account} のリンクを解除しますか?`,
    unlinkText: (account) =>
      `${account} ではこのアカウントにサインインできなくなります。あとでそれを使ってサインインすると、別のアカウントになります。ほかのすべての場所でサインアウトされます。`,
  },

  linking: linkingJa,

  activity: activityJa,

  organizations: {
    lead: '所属している組織です。',
    none: 'どこにも所属していません。',
    member: 'メンバー',
    leave: '脱退',
    leaveNamed: (organization) => `${organization} から脱退`,
    leaveTitle: (organization) => `${organization} から脱退しますか?`,
    leaveText: 'そこでの役割を失います。戻るには招待が必要です。',
  },

  data: {
    lead: '私たちが持つあなたの情報は、すべてあなたのものです。',
    downloadTitle: 'ダウンロード',
    downloadText: 'プロフィール、セッション、アプリ、アクティビティを含む JSON ファイルです。',
    download: 'データをダウンロード',
    deleteTitle: 'アカウントの削除',
    deleteText: 'すべての場所でサインアウトされ、データが削除されます。元に戻せません。',
    delete: 'アカウントを削除',
    deletePage: 'アカウントを削除しますか?',
    deleteBox: '元に戻せないことを理解しました',
    deletedTitle: 'アカウントを削除しました',
    deleted: 'このページを閉じてかまいません。',
  },

  impersonation: {
    banner: (person, operator) =>
      `${operator} が ${person} としてこれを見ています。15 分以内に自動で終わり、すべて記録されます。`,
    stop: '代理の操作を終える',
    refused: '代理の操作中はできません',
    refusedText: '持ち主に代わって操作している人は、このアカウントの何も変更できず、表示もできません。',
    stopped: '代理の操作を終えました',
    stoppedText: 'セッションと、その中で発行されたものはすべて終わりました。',
    back: 'コンソールに戻る',
    opening: 'アプリを開いています',
    openingText: '代理しているユーザーとして、15 分間開きます。',
    unusable: 'もう使えませんでした',
    unusableText: '1 分以内に 1 回だけ使えます。コンソールからやり直してください。',
  },

  caller: {
    title: 'サポートと電話中ですか?',
    text: (agent, app) =>
      `${app} サポートの ${agent} があなたと電話中です。ご自身から電話をかけた場合にだけ、伝えられた番号を選んでください。`,
    deny: '電話していません',
  },

  done: {
    saved: '保存しました。',
    emailAsked: '新しいアドレスにリンクを送りました。開くと有効になります。',
    verifySent: 'アドレスにリンクを送りました。',
    emailChanged: 'メールアドレスを変更しました。ほかの場所ではサインアウトされました。',
    passwordChanged: 'パスワードを変更しました。ほかの場所ではサインアウトされました。',
    factorAdded: '追加しました。',
    factorRemoved: '削除しました。',
    codesSaved: 'リカバリーコードが有効になりました。',
    browserForgotten: 'そのブラウザーでは、また確認を求めます。',
    browsersForgotten: 'すべてのブラウザーで、また確認を求めます。',
    sessionEnded: 'そこでサインアウトしました。',
    othersEnded: 'ほかのすべての場所でサインアウトしました。',
    notMe:
      'ほかのすべての場所でサインアウトし、セキュリティ担当に知らせました。今すぐ新しいパスワードを決めてください。',
    appRevoked: 'そのアプリはもうアカウントを使えません。',
    left: '組織から脱退しました。',
    unlinked: 'リンクを解除しました。ほかの場所ではサインアウトされました。',
    callerRight: 'ありがとうございます。ご本人であることがサポートに伝わりました。',
    callerDenied:
      '電話していないことをサポートに伝えました。アクティビティをご覧になり、お心当たりのないものがあればお知らせください。',
  },
}

export const accountFailuresJa: typeof accountFailuresEn = {
  ...linkingFailuresJa,
  currentPassword: '現在のパスワードと違います。',
  sameEmail: 'すでにこのアカウントのアドレスです。',
  emailTooSoon:
    'アドレスを変更してから 1 日たっていません。元に戻すには、以前のアドレスに届いたリンクをお使いください。',
  emailTaken: '別のアカウントがこのアドレスを使っています。',
  deleteBox: '続けるには、チェックを入れてください。',
  picture: 'https:// で始まるアドレスを入力してください。',
  callerWrong:
    '伝えられた番号と違います。電話をかけたのがご自身であれば、質問をもう一度送るようサポートに頼んでください。',
  callerOver: 'この質問は終わりました。電話をかけたのがご自身であれば、もう一度送るようサポートに頼んでください。',
}
