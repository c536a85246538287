import { apart } from '../../../kernel/apart.ts'
import type { signOutEn } from '../en/sign-out.ts'

/** بالعربية. */
export const signOutAr: typeof signOutEn = {
  title: 'هل تريد تسجيل الخروج؟',
  askedBy: (app) => apart`يطلب ${app} تسجيل خروجك.`,
  askedBySome: 'يطلب تطبيق تسجيل خروجك.',
  submit: 'تسجيل الخروج',
  doneTitle: 'سُجّل خروجك',
  done: 'يمكنك إغلاق هذه النافذة.',
}
