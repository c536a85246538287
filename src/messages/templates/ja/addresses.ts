import type { addressesEn } from '../en/addresses.ts'

export const addressesJa: typeof addressesEn = {
  'verify-email': ({ link, client }, { app }) => ({
    subject: `${client ?? app}: メールアドレスの確認`,
    intro: [`${client ?? app} からの連絡が届くように、このアドレスがご自身のものであることを確認してください。`],
    actions: [{ label: 'メールアドレスを確認する', link }],
    outro: [
      'リンクは 1 回だけ使えます。',
      'お心当たりがなければ、このメールは無視してください。リンクを開かないかぎり、何も確認されません。',
    ],
  }),
  'email-change-confirm': ({ link, newAddress }, { app }) => ({
    subject: `${app}: 新しいメールアドレスの確認`,
    intro: [`${app} のアカウントのアドレスを ${newAddress} にすることを確認してください。確認すると変更されます。`],
    actions: [{ label: 'このアドレスを使う', link }],
    outro: [
      'リンクは 1 回だけ使えます。',
      'お心当たりがなければ、このメールは無視してください。リンクを開かないかぎり、何も変わりません。',
    ],
  }),
  'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `${app}: メールアドレスが変更されようとしています`,
    intro: [`${time} に、${app} のアカウントのメールアドレスを ${newAddress} に変更する依頼がありました。`],
    actions: [{ label: '自分ではない: 変更を止める', link: undoLink }],
    outro: ['ご自身の依頼であれば、ここで行うことはありません。'],
  }),
  'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `${app}: メールアドレスが変更されました`,
    intro: [`${time} に、${app} のアカウントのメールアドレスが ${newAddress} に変更されました。`],
    actions: [{ label: '自分ではない: 変更を取り消す', link: undoLink }],
    outro: ['リンクは 24 時間使えます。ご自身の変更であれば、行うことはありません。'],
  }),
  'account-unlinked': ({ account }, { app, time }) => ({
    subject: `${app}: ${account} のリンクが解除されました`,
    intro: [
      `${time} に、${app} のアカウントから ${account} のリンクが解除されました。この方法ではもうサインインできません。`,
    ],
    outro: ['お心当たりがなければ、パスワードを変更し、サポートにお知らせください。'],
  }),
  'identity-link': ({ link }, { app }) => ({
    subject: `${app}: アカウントの統合のお願い`,
    intro: [
      `${app} のサポートから、別のアカウントをこのアカウントに統合するお願いです。統合すると、どちらでもサインインできます。`,
      'このアカウント、次に別のアカウントにサインインします。何かが行われる前に、統合されるものを確認できます。',
    ],
    actions: [{ label: 'アカウントを統合する', link }],
    outro: [
      'リンクは 24 時間以内に 1 回だけ使えます。',
      'お心当たりがなければ、このメールは無視してください。ご本人なしに統合されることはありません。',
    ],
  }),
  'identity-linked': ({ account, other }, { app, time }) => ({
    subject: `${app}: アカウントが統合されました`,
    intro: [
      `${time} に、アカウント ${other} が ${app} のアカウント ${account} に統合されました。どちらでもサインインできます。`,
    ],
    outro: [
      'お心当たりがなければ、すぐにサポートにお知らせください。統合した人は、両方にサインインできた可能性があります。',
    ],
  }),
}
