import type { refusedEn } from '../en/refused.ts'

/** 日本語。 */
export const refusedJa: typeof refusedEn = {
  suspendedTitle: 'このアカウントは使えません',
  suspended: (support) => `このアカウントは現在使えません。${support} にご連絡ください。`,
  supportOf: (app) => `${app} サポート`,
  changedTitle: 'もう一度サインインしてください',
  changed: 'サインインの間にアカウントが変更されました。',
  notServedTitle: 'このアカウントはここでは使えません',
  notServed: (app) => `${app} には別のアカウントでサインインします。ほかのアカウントをお使いください。`,
  signedOut: 'その間にサインアウトされました。',
  goneTitle: 'このアカウントはなくなりました',
  gone: 'サインインの間に削除されました。',
  clientTitle: 'このアプリは無効になっています',
  client: 'サインインを受け付けていません。運営者にお問い合わせください。',
  memberTitle: 'メンバーではありません',
  member: (organization) => `あなたのアカウントは ${organization} に所属していません。管理者に招待を依頼してください。`,
  roleTitle: 'このアプリは利用できません',
  role: (app) => `${app} は特定の役割を持つ人のためのもので、あなたにはその役割がありません。担当者にお尋ねください。`,
  organization: (app) =>
    `${app} は特定の組織に所属する人のためのもので、あなたはそのどれにも該当しません。担当者にお尋ねください。`,
  noOrganizationTitle: 'どの組織にも所属していません',
  noOrganization: (app) => `${app} は組織のメンバーのためのものです。所属する組織に招待を依頼してください。`,
  closedTitle: 'この組織は停止されています',
  closed: (organization) =>
    `現在、${organization ?? '所属する組織'} には誰もサインインできません。いつ再開するかは管理者にお尋ねください。`,
  companyTitle: '会社の方法でサインインしてください',
  company: (organization) =>
    `${organization} は、独自のシングルサインオンでのサインインを求めています。やり直しても進めないときは、管理者にお尋ねください。`,
  networkTitle: 'ここからはサインインできません',
  network:
    '現在のネットワークからのサインインは許可されていません。別のネットワークからお試しください。誤りだと思われる場合は、下の照会番号をサポートにお伝えください。',
  networkOutside: (organization) =>
    `${organization} のメンバーは決められたネットワークからのみサインインできますが、現在のネットワークはそのいずれでもありません。組織のネットワークに接続して、やり直してください。`,
  networkUnknown: (organization) =>
    `${organization} のメンバーは決められた国からのみサインインできますが、現在のネットワークがどの国にあるか判別できません。別のネットワークから、やり直してください。`,
  methodTitle: '別の方法でサインインしてください',
  method: (app) =>
    `${app} は、お使いの方法とは別の方法でのサインインを求めています。やり直して、表示される方法のいずれかをお使いください。`,
  triesTitle: '誤ったコードが多すぎます',
  tries: 'このサインインは終わりました。やり直して、落ち着いてコードを入力してください。',
  another: '別のアカウントを使う',
  backTo: (app) => `${app} に戻る`,
}
