import type { recoveryEn } from '../en/recovery.ts'

export const recoveryJa: typeof recoveryEn = {
  'recovery-requested': ({ number, stopLink }, { app, time }) => ({
    subject: `${app}: アカウントの復旧が依頼されました`,
    intro: [
      `${time} に、${app} のアカウントの復旧がサポートに依頼されました。依頼の番号は ${number} です。`,
      'ご自身の依頼であれば、行うことはありません。返事をお待ちください。',
    ],
    actions: [{ label: '自分ではない: 依頼を止める', link: stopLink }],
  }),
  'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
    subject: `${app}: アカウントは ${formatTime(until)} 以降に復旧できます`,
    intro: [
      `${app} のアカウントを復旧する依頼 ${number} を、サポートが承認しました。リンクは ${formatTime(until)} に送られます。`,
      'ご自身の依頼であれば、行うことはありません。そのメールをお待ちください。そうでなければ、今すぐ止めてください。',
    ],
    actions: [{ label: '自分ではない: 依頼を止める', link: stopLink }],
  }),
  'recovery-approved': ({ number, link }, { app }) => ({
    subject: `${app}: アカウントの復旧が承認されました`,
    intro: [`依頼 ${number} が承認されました。このリンクから、新しいパスワードと新しい 2 段階目を設定します。`],
    actions: [{ label: 'アカウントを復旧する', link }],
    outro: ['リンクは 60 分以内に 1 回だけ使えます。', 'お心当たりがなければ、サポートにご連絡ください。'],
  }),
  'recovery-denied': ({ number }, { app }) => ({
    subject: `${app}: アカウントの復旧は承認されませんでした`,
    intro: [
      `依頼 ${number} は承認されませんでした。アカウントがご本人のものであると、サポートが確認できませんでした。`,
    ],
    outro: ['間違いだと思われる場合は、サポートにご連絡ください。'],
  }),
  'recovery-finished': ({ number }, { app, time }) => ({
    subject: `${app}: アカウントが復旧されました`,
    intro: [
      `${time} に、依頼 ${number} が完了しました。${app} のアカウントに新しいパスワードが設定され、すべてのサインインが終了しました。`,
    ],
    outro: ['お心当たりがなければ、すぐにサポートにご連絡ください。'],
  }),
}
