import { on_signed_out } from '@/api/client';
import { use_meta } from '@/stores/meta';
import { use_session } from '@/stores/session';
import { createRouter, createWebHistory } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta { open?: boolean }
}

export const router = createRouter({
  history: createWebHistory('/workbench/'),
  routes: [
    { path: '/sign-in', name: 'sign_in', component: () => import('@/pages/SignInPage.vue'), meta: { open: true } },
    { path: '/', name: 'todo', component: () => import('@/pages/TodoPage.vue') },
    { path: '/deadlines', name: 'deadlines', component: () => import('@/pages/DeadlinesPage.vue') },
    { path: '/tenders/:id(\\d+)/opening-record', name: 'opening_record', component: () => import('@/features/opening/OpeningRecordPage.vue') },
    { path: '/:plural([a-z_-]+)', name: 'list', component: () => import('@/pages/ListPage.vue') },
    { path: '/:plural([a-z_-]+)/new/:step([a-z_]+)', name: 'create', component: () => import('@/pages/StepPage.vue') },
    { path: '/:plural([a-z_-]+)/:id(\\d+)', name: 'object', component: () => import('@/pages/ObjectPage.vue') },
    { path: '/:plural([a-z_-]+)/:id(\\d+)/:step([a-z_]+)', name: 'step', component: () => import('@/pages/StepPage.vue') },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('@/pages/MissingPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach(async (to) => {
  const session = use_session();
  await session.restore();
  if (to.meta.open) return true;
  if (!session.signed_in) return { name: 'sign_in', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
  await use_meta().load().catch(() => undefined);
  return true;
});

on_signed_out(() => {
  const session = use_session();
  if (!session.signed_in) return;
  session.take(null);
  void router.push({ name: 'sign_in', query: { to: router.currentRoute.value.fullPath } });
});
