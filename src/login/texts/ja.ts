import type { Texts } from './en.ts'
import { accountFailuresJa, accountJa } from './ja/account.ts'
import { askedWordsFailuresJa, profileJa, termsJa } from './ja/asked-words.ts'
import { deviceJa } from './ja/device.ts'
import { errorJa } from './ja/error.ts'
import { failuresJa } from './ja/failures.ts'
import { invitationJa } from './ja/invitation.ts'
import { mfaFailuresJa, mfaJa } from './ja/mfa.ts'
import { recoveryJa } from './ja/recovery.ts'
import { refusedJa } from './ja/refused.ts'
import { signInLinkJa } from './ja/sign-in-link.ts'
import { signOutJa } from './ja/sign-out.ts'

export const ja: Texts = {
  language: '日本語',
  direction: 'ltr',

  frame: {
    languageLabel: '言語',
    languageButton: '言語を変更',
    help: 'サインインできない場合',
    reference: 'お困りのときは、この番号をサポートにお伝えください:',
    problem: '問題があります',
    or: 'または',
    backToSignIn: 'サインインに戻る',
    optional: '任意',
    show: '表示',
    hide: '隠す',
    showPassword: 'パスワードを表示',
    hidePassword: 'パスワードを隠す',
    technical: '技術的な詳細',
    continuing: (app) => `${app} に進みます`,
  },

  signIn: {
    title: (app) => `${app} にサインイン`,
    identifier: 'メールアドレスまたはユーザー名',
    continue: '続ける',
    newHere: '初めてご利用ですか?',
    createAccount: 'アカウントを作成',
    withPasskey: 'パスキーでサインイン',
    passkeyFailed: 'この端末には、このサイトのパスキーがありません。スマートフォンか、ほかの方法をお使いください。',
    with: (provider) => `${provider} で続ける`,
    noWayIn: 'このアプリにはまだサインインの方法がありません。運営者が有効にする必要があります。',
  },

  password: {
    title: 'パスワードを入力してください',
    account: 'アカウント',
    change: '変更',
    changeName: 'アカウントを変更',
    label: 'パスワード',
    staySignedIn: 'サインインしたままにする',
    submit: 'サインイン',
    emailCode: '代わりにコードをメールで受け取る',
    onlyPasskey: 'このアプリではパスキーが必要です。戻って、パスキーでサインインしてください。',
    forgot: 'パスワードをお忘れですか?',
  },

  code: {
    title: 'メールをご確認ください',
    sent: (address) => `${address} のアカウントがあれば、そこにコードを送りました。`,
    label: '6 桁のコード',
    hint: '10 分間有効です。',
    submit: 'サインイン',
    resend: '新しいコードを送る',
    resent: '新しいコードを送りました。以前のコードはもう使えません。',
    usePassword: '代わりにパスワードを使う',
  },

  company: {
    title: '所属組織で続ける',
    intro: (address) => `${address} は、所属組織のアカウントでサインインします。`,
  },

  signUp: {
    title: (app) => `${app} のアカウントを作成`,
    email: 'メールアドレス',
    domains: (domains) => `${domains} のアドレスをお使いください。`,
    username: 'ユーザー名',
    name: '氏名',
    givenName: '名',
    familyName: '姓',
    phoneNumber: '電話番号',
    phoneHint: '国番号を付けてください。例: +44 20 7946 0000',
    password: 'パスワード',
    termsApply: 'アカウントを作成すると、次に同意したことになります:',
    acceptTerms: '次に同意します:',
    terms: '利用規約',
    submit: 'アカウントを作成',
    withPasskey: '代わりにパスキーを使う',
    passkeyHint: 'パスワードは要りません。先にメールアドレスを確認し、その後でパスキーを作成します。',
    passkeyTitle: 'パスキーを作成してください',
    passwordInstead: '代わりにパスワードを設定する',
    haveAccount: 'すでにアカウントをお持ちですか?',
    signIn: 'サインイン',
    closed: 'ここではアカウントを作成できません。招待を依頼してください。',
  },

  passwordRules: {
    length: (characters) => `${characters} 文字以上にしてください。`,
    fair: '小文字、大文字、数字を含めてください。',
    three: '小文字、大文字、数字、記号のうち 3 種類を含めてください。',
    noRepeats: '同じ文字を 3 回以上続けないでください。',
    noPersonal: '名前とメールアドレスを含めないでください。',
    notCommon: 'よく使われるパスワードや、このサービスの名前やメールアドレスだけのものは使えません。',
    notPast: (size) => (size === 1 ? '前回のパスワードは使えません。' : `過去 ${size} 回のパスワードは使えません。`),
    met: (met, of) => `${of} 件中 ${met} 件の条件を満たしています`,
  },

  confirmEmail: {
    title: '続けるにはメールをご確認ください',
    sent: (address) => `${address} にメールを送りました。書かれているコードをここに入力してください。`,
    label: '6 桁のコード',
    submit: '確認する',
    nothing: '届きませんか? 迷惑メールフォルダーか、アドレスをご確認ください。',
    change: '別のアドレスを使う',
    resend: '新しいコードを送る',
  },

  organization: {
    title: '組織を選んでください',
    intro: '複数の組織に所属しています。どの組織にサインインしますか?',
    only: 'この組織のメンバーとしてサインインします。',
    nameTitle: 'どの組織ですか?',
    name: '組織の名前',
    nameHint: 'acme のような短い名前です。招待に書かれています。招待した人も知っています。',
  },

  consent: {
    title: (app) => `${app} にアカウントの利用を許可しますか?`,
    account: (name) => `${name} としてサインインしています`,
    publisher: (name) => `提供元: ${name}`,
    another: '別のアカウントを使う',
    who: 'あなたが誰かの確認',
    read: '読み取り',
    change: '変更',
    stays: '接続の維持',
    offline: '使っていないときも、取り消すまで接続したままになります',
    profile: '名前と写真',
    email: 'メールアドレス',
    phone: '電話番号',
    address: '住所',
    identity: 'ご本人であること',
    at: (api) => `(${api})`,
    isNew: '新規',
    allow: '許可する',
    deny: '許可しない',
    terms: '利用規約',
    privacy: 'プライバシーポリシー',
    legal: (app) => `情報の扱いは ${app} が定めます:`,
    revoke: '「アカウント」の「接続済みアプリ」でいつでも変更できます。',
    goesTo: (host) => `このあと ${host} に移動します。`,
  },

  help: {
    title: 'サインインできない場合',
    forgot: 'パスワードを忘れた',
    forgotHint: '新しいパスワードを決めるリンクをメールで送ります。',
    code: '代わりにコードをメールで受け取る',
    codeHint: 'メールを読めれば、パスワードなしでサインインできます。',
    authenticator: '認証アプリを失くした',
    authenticatorHint: 'パスワードのあとで「ほかの方法を使う」を選び、リカバリーコードを 1 つ入力してください。',
    contact: 'サポートに連絡する',
    contactHint: 'この番号をお伝えください:',
    noContact: 'このアプリの運営者にお尋ねください。',
  },

  invitation: invitationJa,

  recovery: recoveryJa,

  signInLink: signInLinkJa,

  device: deviceJa,

  terms: termsJa,
  profile: profileJa,

  mfa: mfaJa,

  account: accountJa,

  resetRequest: {
    title: 'パスワードをお忘れですか?',
    intro: 'メールアドレスを入力してください。新しいパスワードを決めるリンクを送ります。',
    email: 'メールアドレス',
    submit: 'リンクを送る',
    sentTitle: 'メールをご確認ください',
    sent: 'そのアドレスのアカウントがあれば、メールが届きます。',
    sentHint: '1 分ほどかかることがあります。迷惑メールフォルダーもご確認ください。',
    again: '別のアドレスを試す',
  },

  reset: {
    title: '新しいパスワードを決めてください',
    password: '新しいパスワード',
    submit: 'パスワードを保存',
    ends: 'ほかのすべての場所でサインアウトされます。',
    expired: 'ここの規則では、パスワードが古くなっています。続ける前に新しく決めてください。',
    required: '続ける前に、新しいパスワードを決めてください。アカウントの管理者が求めています。',
    doneTitle: 'パスワードを変更しました',
    done: '新しいパスワードでサインインしてください。ほかの場所ではサインアウトされました。',
  },

  verify: {
    title: 'メールアドレスの確認',
    intro: 'このアドレスがご自身のものであれば、ボタンを押して確認してください。',
    submit: 'アドレスを確認する',
    doneTitle: 'メールアドレスを確認しました',
    done: 'このページを閉じてかまいません。',
  },

  unlock: {
    title: 'アカウントのロック解除',
    intro: '誰かが誤ったパスワードを試したため、しばらくロックされていました。ボタンを押すと今すぐ解除します。',
    submit: 'ロックを解除する',
    doneTitle: 'アカウントのロックを解除しました',
    done: 'またサインインできます。',
  },

  link: {
    usedTitle: 'このリンクは使えません',
    used: 'すでに使われたか、もう有効ではありません。リンクは 1 回だけ使えます。',
    supersededTitle: '新しいリンクに置き換わっています',
    superseded: 'このあとに別のリンクが送られています。いちばん新しいメールのリンクを開いてください。',
    expiredTitle: 'このリンクは期限切れです',
    expired: '有効な時間が過ぎました。',
    foreignTitle: 'メールのリンクを開いてください',
    foreign: 'このブラウザーでは開かれていないか、開いてから時間がたちすぎています。ここでもう一度開いてください。',
    sendNew: '新しいリンクを送る',
    askNew: '送った人に新しいリンクを依頼してください。',
    sentTitle: 'メールをご確認ください',
    sent: '同じアドレスに新しいリンクを送りました。',
  },

  refused: refusedJa,

  signOut: signOutJa,

  ended: {
    expiredTitle: '時間がかかりすぎました',
    expired: '安全のため、サインインの手続きは 30 分で終わります。',
    startAgain: 'やり直す',
    unknownTitle: 'このサインインはここでは開かれていません',
    unknown: '別のブラウザーで始めたか、ずっと前に終わっています。アプリに戻り、そこからサインインしてください。',
    overTitle: 'このサインインは完了しています',
    over: 'アプリに戻ってください。もう一度サインインするときは、アプリから始めてください。',
    cookies: '毎回これが表示されるときは、このサイトの Cookie を許可してください。',
    signIn: 'サインイン',
  },

  error: errorJa,

  failure: { ...failuresJa, ...mfaFailuresJa, ...accountFailuresJa, ...askedWordsFailuresJa },
}
