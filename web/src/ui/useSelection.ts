import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/**
 * The one thing selected on the board: the id of a story or an initiative. It lives in the address (`?card=`), so it stays when the
 * altitude changes, survives a reload, and can be sent to somebody.
 */
export interface Selection {
  readonly selected: ComputedRef<string | undefined>;
  /** Selects the thing; undefined: nothing, which also closes the inspector. */
  select(id: string | undefined): void;
}

export function useSelection(): Selection {
  const route = useRoute();
  const router = useRouter();
  const selected = computed(() => {
    const { card } = route.query;
    return typeof card === 'string' && card !== '' ? card : undefined;
  });
  return {
    selected,
    select(id) {
      if (id === selected.value) return;
      // `undefined` leaves the query out of the address.
      void router.replace({ query: { ...route.query, card: id } });
    },
  };
}
