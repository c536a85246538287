import type { signInLinkEn } from '../en/sign-in-link.ts'

/** 日本語。 */
export const signInLinkJa: typeof signInLinkEn = {
  title: (app) => `${app} にサインイン`,
  intro: (address) => `${address} としてサインインします。ご自身でなければ、このページを閉じてください。`,
  submit: 'サインイン',
}
