import type { watchEn } from '../en/watch.ts'
import { waitingAct } from '../waiting-acts.ts'

export const watchJa: typeof watchEn = {
  'account-locked-down': ({ by, reason, link }, { app, time }) => ({
    subject: `${app}: アカウントが完全にロックされました`,
    intro: [
      `${time} に、${by} さんがアカウントを完全にロックしました。アカウントは停止され、すべての場所でサインアウトし、新しいパスワードが必要です。`,
      `理由: ${reason}`,
    ],
    actions: [{ label: 'アカウントを開く', link }],
  }),
  'activity-disowned': ({ link }, { app, time }) => ({
    subject: `${app}: 自分ではないという申告がありました`,
    intro: [
      `${time} に、アカウントのアクティビティに自分ではないものがあるという申告がありました。`,
      'ほかのすべての場所でサインアウトし、新しいパスワードを決めるよう求めました。',
    ],
    actions: [{ label: 'アカウントを見る', link }],
  }),
  'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
    subject: `${app}: ${by} さんが 2 人目の承認を求めています`,
    intro: [
      `${by} さんが次のことを求めています: ${waitingAct('ja', asked)}`,
      `理由: ${reason}`,
      aloneFrom === null
        ? '先に、別の人の承認が必要です。'
        : `ほかに承認できる人がいないため、${formatTime(aloneFrom)} 以降は ${by} さんだけで行えます。`,
      `この依頼は ${formatTime(until)} に終わります。`,
    ],
    actions: [{ label: '決める', link }],
    outro: ['おかしいと思われる場合は、拒否して、その人と話してください。'],
  }),
  'access-requested': ({ by, role, permission, reason, link }, { app }) => ({
    subject: `${app}: ${by} さんが権限を求めています`,
    intro: [`${by} さんの役割は ${role} です。権限 ${permission} を含む役割を求めています。`, `理由: ${reason}`],
    actions: [{ label: 'チームを開く', link }],
    outro: ['オーナーが別の役割を与えるまで、何も変わりません。おかしいと思われる場合は、その人と話してください。'],
  }),
  'mail-test': ({ by }, { app }) => ({
    subject: `${app}: メールは届いています`,
    intro: [`${by} さんが ${app} にこのテストを依頼しました。届いたので、ユーザーへのメールも届きます。`],
  }),
}
