import type { signOutEn } from '../en/sign-out.ts'

/** 日本語。 */
export const signOutJa: typeof signOutEn = {
  title: 'サインアウトしますか?',
  askedBy: (app) => `${app} がサインアウトを求めています。`,
  askedBySome: 'アプリがサインアウトを求めています。',
  submit: 'サインアウト',
  doneTitle: 'サインアウトしました',
  done: 'このウィンドウを閉じてかまいません。',
}
