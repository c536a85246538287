import type { factorsEn } from '../en/factors.ts'
import { factorInWords } from '../factor-in-words.ts'

export const factorsJa: typeof factorsEn = {
  'factor-added': ({ factor }, { app, time }) => ({
    subject: `${app}: 本人確認の方法が追加されました`,
    intro: [`${time} に、${app} のアカウントに次のものが追加されました: ${factorInWords(factor, 'ja')}`],
    outro: ['お心当たりがなければ、それを削除してパスワードを変更するか、サポートにご連絡ください。'],
  }),
  'factor-removed': ({ factor }, { app, time }) => ({
    subject: `${app}: 本人確認の方法が削除されました`,
    intro: [`${time} に、${app} のアカウントから次のものが削除されました: ${factorInWords(factor, 'ja')}`],
    outro: ['お心当たりがなければ、パスワードを変更し、サポートにご連絡ください。'],
  }),
  'factor-enrolment': ({ link }, { app }) => ({
    subject: `${app}: 2 段階目の設定のお願い`,
    intro: [
      `${app} の運営者から、セキュリティキーや認証アプリなど、2 段階目の設定のお願いです。設定すると、パスワードだけではアカウントを開けなくなります。`,
    ],
    actions: [{ label: '2 段階目を設定する', link }],
    outro: [
      'リンクは 5 日以内に 1 回だけ使えます。ほかの人に渡さないでください。リンクを持つ人は、自分の端末を設定できます。',
    ],
  }),
  'mfa-reset': (_, { app, time }) => ({
    subject: `${app}: 2 段階目がリセットされました`,
    intro: [
      `${time} に、サポートが ${app} のアカウントの 2 段階目をすべて削除し、すべての場所でサインアウトしました。`,
      '次のサインインのときに、新しく設定します。',
    ],
    outro: ['お心当たりがなければ、サポートにご連絡ください。コードは誰にも伝えないでください。'],
  }),
  impersonated: (_, { app, time }) => ({
    subject: `${app}: サポートがアカウントを確認しました`,
    intro: [
      `${time} に、サポートの担当者が、ご本人として ${app} を見始めました。最長 15 分間です。サインインの方法は変更できません。`,
    ],
    outro: ['お問い合わせをしていなければ、サポートにご連絡ください。'],
  }),
  'caller-code': ({ code, agent }, { app }) => ({
    subject: `${app}: サポートとの通話のためのコード`,
    intro: [
      `${app} のサポートの ${agent} が電話に出ています。ご自身からお電話いただいた場合だけ、このコードを読み上げてください:`,
    ],
    code,
    outro: ['コードは 10 分間使えます。お電話していなければ、誰にも読み上げず、サポートにお知らせください。'],
  }),
  'recovery-code-used': ({ left }, { app, time }) => ({
    subject: `${app}: リカバリーコードが使われました`,
    intro: [`${time} に、リカバリーコードで ${app} のアカウントへのサインインがありました。${codesLeft(left)}`],
    outro: ['お心当たりがなければ、すぐにパスワードを変更し、新しいリカバリーコードを作ってください。'],
  }),
  'recovery-codes-made': (_, { app, time }) => ({
    subject: `${app}: 新しいリカバリーコードが作られました`,
    intro: [`${time} に、${app} のアカウントの新しいリカバリーコードが作られました。以前のコードは使えません。`],
    outro: [
      'お心当たりがなければ、すぐにパスワードを変更して新しいリカバリーコードを作るか、サポートにご連絡ください。',
    ],
  }),
}

function codesLeft(left: number): string {
  return left === 0 ? '最後のコードでした。新しいコードを作ってください。' : `残りは ${left} 個です。`
}
