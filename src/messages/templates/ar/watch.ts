import { apart } from '../../../kernel/apart.ts'
import type { watchEn } from '../en/watch.ts'
import { waitingAct } from '../waiting-acts.ts'

export const watchAr: typeof watchEn = {
  'account-locked-down': ({ by, reason, link }, { app, time }) => ({
    subject: apart`${app}: أُغلق حساب بالكامل`,
    intro: [
      apart`في ${time} أغلق ${by} حسابًا بالكامل: أُوقف، وسُجّل خروجه من كل مكان، ويحتاج إلى كلمة مرور جديدة.`,
      apart`السبب: ${reason}`,
    ],
    actions: [{ label: 'فتح الحساب', link }],
  }),
  'activity-disowned': ({ link }, { app, time }) => ({
    subject: apart`${app}: يقول أحدهم إنه لم يكن هو`,
    intro: [
      apart`في ${time} قال أحدهم إن شيئًا في نشاط حسابه لم يكن منه.`,
      'سُجّل خروجه من كل مكان آخر، وطُلب منه اختيار كلمة مرور جديدة.',
    ],
    actions: [{ label: 'عرض الحساب', link }],
  }),
  'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
    subject: apart`${app}: يطلب ${by} موافقة شخص ثانٍ`,
    intro: [
      `${apart`يريد ${by}`} ${waitingAct('ar', asked)}.`,
      apart`السبب: ${reason}`,
      aloneFrom === null
        ? 'يجب أن يوافق شخص آخر أولًا.'
        : apart`لا يمكن لغيره الموافقة، لذلك يجوز أن يفعله ${by} وحده ابتداءً من ${formatTime(aloneFrom)}.`,
      apart`ينتهي الطلب في ${formatTime(until)}.`,
    ],
    actions: [{ label: 'اتخاذ القرار', link }],
    outro: ['إذا بدا لك الأمر غير سليم، فارفضه وتحدّث مع صاحبه.'],
  }),
  'access-requested': ({ by, role, permission, reason, link }, { app }) => ({
    subject: apart`${app}: يطلب ${by} صلاحية`,
    intro: [apart`دور ${by} هو ${role}، ويطلب دورًا يتضمن الإذن ${permission}.`, apart`السبب: ${reason}`],
    actions: [{ label: 'فتح الفريق', link }],
    outro: ['لا يتغيّر شيء حتى يمنحه مالك دورًا آخر. إذا بدا لك الأمر غير سليم، فتحدّث معه.'],
  }),
  'mail-test': ({ by }, { app }) => ({
    subject: apart`${app}: البريد يعمل`,
    intro: [apart`طلب ${by} من ${app} هذا الاختبار. وقد وصل، إذن ستصل الرسائل إلى مستخدميك أيضًا.`],
  }),
}
