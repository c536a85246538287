import { apart } from '../../../kernel/apart.ts'
import type { recoveryEn } from '../en/recovery.ts'

export const recoveryAr: typeof recoveryEn = {
  'recovery-requested': ({ number, stopLink }, { app, time }) => ({
    subject: apart`طلب أحدهم استعادة حسابك لدى ${app}`,
    intro: [
      apart`في ${time} طلب أحدهم من الدعم استعادة حسابك لدى ${app}. رقم الطلب ${number}.`,
      'إذا كان هذا أنت، فليس عليك فعل شيء: انتظر الرد.',
    ],
    actions: [{ label: 'لم يكن هذا أنا: إيقاف الطلب', link: stopLink }],
  }),
  'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
    subject: apart`يمكن استعادة حسابك لدى ${app} بعد ${formatTime(until)}`,
    intro: [
      apart`وافق الدعم على الطلب ${number} لاستعادة حسابك لدى ${app}. يُرسل الرابط في ${formatTime(until)}.`,
      'إذا كان هذا أنت، فليس عليك فعل شيء: انتظر تلك الرسالة. وإلا فأوقف الطلب الآن.',
    ],
    actions: [{ label: 'لم يكن هذا أنا: إيقاف الطلب', link: stopLink }],
  }),
  'recovery-approved': ({ number, link }, { app }) => ({
    subject: apart`قُبل طلبك لاستعادة حسابك لدى ${app}`,
    intro: [apart`قُبل الطلب ${number}. بهذا الرابط تختار كلمة مرور جديدة وتُعدّ خطوة ثانية جديدة.`],
    actions: [{ label: 'استعادة حسابي', link }],
    outro: ['يعمل الرابط مرة واحدة، خلال 60 دقيقة.', 'إذا لم يكن هذا أنت، فتواصل مع الدعم.'],
  }),
  'recovery-denied': ({ number }, { app }) => ({
    subject: apart`رُفض طلبك لاستعادة حسابك لدى ${app}`,
    intro: [apart`رُفض الطلب ${number}: لم يتمكن الدعم من التأكد من أن الحساب لك.`],
    outro: ['إذا كنت ترى أن هذا خطأ، فتواصل مع الدعم.'],
  }),
  'recovery-finished': ({ number }, { app, time }) => ({
    subject: apart`استُعيد حسابك لدى ${app}`,
    intro: [apart`في ${time} اكتمل الطلب ${number}: لحسابك لدى ${app} كلمة مرور جديدة، وأُنهيت كل الجلسات.`],
    outro: ['إذا لم يكن هذا أنت، فتواصل مع الدعم فورًا.'],
  }),
}
