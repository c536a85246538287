import { apart } from '../../../kernel/apart.ts'
import type { passwordsEn } from '../en/passwords.ts'

export const passwordsAr: typeof passwordsEn = {
  'reset-password': ({ link }, { app, time }) => ({
    subject: apart`اختر كلمة مرور جديدة لدى ${app}`,
    intro: [apart`في ${time} طلب أحدهم كلمة مرور جديدة لحسابك لدى ${app}.`],
    actions: [{ label: 'اختيار كلمة مرور جديدة', link }],
    outro: ['يعمل الرابط مرة واحدة.', 'إذا لم يكن هذا أنت، فتجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.'],
  }),
  'password-changed': ({ place }, { app, time }) => ({
    subject: apart`تغيّرت كلمة مرورك لدى ${app}`,
    intro: [
      place === null
        ? apart`في ${time} تغيّرت كلمة مرور حسابك لدى ${app}.`
        : `${apart`في ${time} تغيّرت كلمة مرور حسابك لدى ${app}، من`} ${place}.`,
      'سُجّل خروج كل من دخل بالكلمة القديمة.',
    ],
    outro: ['إذا لم يكن هذا أنت، فاختر كلمة مرور جديدة فورًا: اطلبها من صفحة تسجيل الدخول، أو تواصل مع الدعم.'],
  }),
}
