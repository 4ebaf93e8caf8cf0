import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { ApiProblem } from '@/http/problem';
import { t } from '@/lang/texts';
import { toast } from '@/ui/toasts';

export interface Links<T> {
  readonly list: ShallowRef<readonly T[]>;
  /** The address of the link made last; it is shown once. */
  readonly fresh: Ref<string>;
  readonly busy: Ref<boolean>;
  make(): Promise<void>;
  revoke(id: string): Promise<void>;
}

/** Links of one kind: listed, made and revoked by calls, each failure said in a sentence. */
export function useLinks<T>(calls: {
  list(): Promise<readonly T[]>;
  make(): Promise<{ url: string }>;
  revoke(id: string): Promise<unknown>;
  revoked: string;
}): Links<T> {
  const list = shallowRef<readonly T[]>([]);
  const fresh = ref('');
  const busy = ref(false);

  async function attempt(work: () => Promise<void>) {
    busy.value = true;
    try {
      await work();
      list.value = await calls.list();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast(t.members.failed(error.message), { kind: 'bad' });
    } finally {
      busy.value = false;
    }
  }

  onMounted(() => attempt(async () => {}));
  return {
    list,
    fresh,
    busy,
    make: () =>
      attempt(async () => {
        fresh.value = (await calls.make()).url;
      }),
    revoke: (id) =>
      attempt(async () => {
        await calls.revoke(id);
        toast(calls.revoked);
      }),
  };
}
