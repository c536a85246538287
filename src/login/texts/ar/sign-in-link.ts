import { apart } from '../../../kernel/apart.ts'
import type { signInLinkEn } from '../en/sign-in-link.ts'

/** بالعربية. */
export const signInLinkAr: typeof signInLinkEn = {
  title: (app) => apart`تسجيل الدخول إلى ${app}`,
  intro: (address) => apart`ستسجّل الدخول باسم ${address}. إذا لم يكن هذا أنت، فأغلق هذه الصفحة.`,
  submit: 'تسجيل الدخول',
}
