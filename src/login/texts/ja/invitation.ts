import type { invitationEn } from '../en/invitation.ts'

/** 日本語。 */
export const invitationJa: typeof invitationEn = {
  title: (organization) => `${organization} に参加`,
  intro: (inviter, organization, roles) => `${inviter} から、${organization} に ${roles} として招待されています。`,
  member: 'メンバー',
  address: (email) => `この招待は ${email} 宛てです。`,
  accept: '承諾する',
  signIn: 'サインインして承諾する',
  signUp: 'アカウントを作成',
  another: (own, email) => `${own} としてサインインしています。この招待は ${email} 宛てです。`,
  unproven: 'メールアドレスがまだ確認されていません。先に確認してから、このページを開き直してください。',
  switch: 'アカウントを切り替える',
  decline: '辞退する',
  declinedTitle: '参加しませんでした',
  declined: '何も変更されていません。お気持ちが変わったら、期限までにメールのリンクをもう一度開いてください。',
  doneTitle: 'メンバーになりました',
  done: 'アプリに進めます。',
  ask: '新しい招待を依頼する',
  askedTitle: '新しい招待を依頼しました',
  asked: '招待した人に知らせました。新しい招待は同じアドレスに届きます。',
}
