import type { passwordsEn } from '../en/passwords.ts'

export const passwordsJa: typeof passwordsEn = {
  'reset-password': ({ link }, { app, time }) => ({
    subject: `${app}: 新しいパスワードの設定`,
    intro: [`${time} に、${app} のアカウントの新しいパスワードを設定する依頼がありました。`],
    actions: [{ label: '新しいパスワードを設定する', link }],
    outro: [
      'リンクは 1 回だけ使えます。',
      'お心当たりがなければ、このメールは無視してください。パスワードは今のままです。',
    ],
  }),
  'password-changed': ({ place }, { app, time }) => ({
    subject: `${app}: パスワードが変更されました`,
    intro: [
      `${time} に、${app} のアカウントのパスワードが${place === null ? '' : ` ${place} から`}変更されました。`,
      '以前のパスワードでのサインインは、すべて終了しました。',
    ],
    outro: [
      'お心当たりがなければ、すぐに新しいパスワードを設定してください。サインインのページで依頼するか、サポートにご連絡ください。',
    ],
  }),
}
