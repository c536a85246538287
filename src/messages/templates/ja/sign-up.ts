import type { signUpEn } from '../en/sign-up.ts'

export const signUpJa: typeof signUpEn = {
  'sign-up-code': ({ code, link }, { app }) => ({
    subject: `${app}: 登録用のコード`,
    intro: [`${app} への登録を完了するには、このコードを入力してください。`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'このリンクでも続けられます', link }] }),
    outro: ['コードは 10 分間使えます。担当者がコードをお尋ねすることは決してありません。', unasked],
  }),
  'already-registered': ({ signInLink, resetLink }, { app }) => ({
    subject: `${app}: アカウントはすでにあります`,
    intro: [
      `このアドレスで ${app} に登録しようとした人がいます。このアドレスのアカウントはすでにあり、ご自身のものです。`,
    ],
    actions: [
      { label: 'サインインする', link: signInLink },
      { label: '新しいパスワードを設定する', link: resetLink },
    ],
    outro: ['お心当たりがなくても、行うことはありません。アカウントは変わっていません。'],
  }),
  'sign-in-unknown': ({ signUpLink }, { app }) => ({
    subject: `${app}: このアドレスのアカウントはありません`,
    intro: [
      `このアドレスで ${app} にサインインしようとした人がいます。このアドレスのアカウントはありません。`,
      'ご自身であれば、別のアドレスをお使いだったかもしれません。',
    ],
    ...(signUpLink === null ? {} : { actions: [{ label: '登録する', link: signUpLink }] }),
    outro: [unasked],
  }),
  invitation: ({ link, inviter, organization, role }, { app }) => ({
    subject: `${inviter} さんから ${organization} への招待`,
    intro: [`${inviter} さんが、${app} の ${organization} に${role === null ? '' : ` ${role} として`}招待しています。`],
    actions: [{ label: '招待を受ける', link }],
    outro: ['リンクは 1 回だけ使えます。送った人にお心当たりがなければ、無視してください。'],
  }),
  'invitation-asked': ({ organization, link }, { app }) => ({
    subject: `${organization} への新しい招待の依頼`,
    intro: [
      `${app} の ${organization} への招待が期限切れのあとに開かれ、新しい招待の依頼がありました。`,
      '誰の依頼かは、招待の一覧で確認できます。今も参加してほしい場合だけ、もう一度送ってください。',
    ],
    ...(link === null ? {} : { actions: [{ label: '招待の一覧を開く', link }] }),
  }),
  'account-made': ({ link, organization }, { app }) => ({
    subject:
      organization === null
        ? `${app} のアカウントができました`
        : `${organization} が ${app} のアカウントを作成しました`,
    intro: [
      organization === null
        ? `${app} のアカウントが作成されました。使うには、パスワードを設定してください。`
        : `${organization} が、あなたのために ${app} のアカウントを作成しました。使うには、パスワードを設定してください。`,
    ],
    actions: [{ label: 'パスワードを設定する', link }],
    outro: [
      'リンクは 1 回だけ使えます。送った人にお心当たりがなければ、無視してください。リンクがなければ、誰もアカウントを使えません。',
    ],
  }),
}

const unasked = 'お心当たりがなければ、このメールは無視してください。ご本人なしには何も起こりません。'
