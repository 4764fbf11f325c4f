/** A queue at which requests wait until somebody is free. */
export interface Queue {
  /** Requests that arrive in an hour. */
  arrivalsPerHour: number;
  /** Mean minutes that one takes; > 0. */
  minutes: number;
  /** How many people work on them at once; an integer ≥ 0. */
  people: number;
}

/**
 * Share of the requests that have to wait: Erlang C, for a queue of the kind M/M/c. It assumes that requests arrive at
 * random, one by one (Poisson); that the time each takes varies widely (exponential); that everybody can take every request;
 * and that nobody gives up. Erlang, A. K. (1917), Elektroteknikeren 13, 5–13.
 *
 * Computed from Erlang B by its recursion B(0) = 1, B(k) = a·B(k−1) ÷ (k + a·B(k−1)), which has no factorials and stays
 * within 0…1; then C = B ÷ (1 − (a ÷ c)(1 − B)), where a is the load in people and c their number. Cooper, R. B. (1981),
 * Introduction to Queueing Theory, 2nd ed., 3.4–3.5.
 *
 * @returns 0…1; 1 when the load is as large as the number of people, since the queue then grows without end
 * @throws RangeError for a negative or unending number, or a number of people that is not whole
 */
export function waitShare(queue: Queue): number {
  const load = loadOf(queue);
  const { people } = queue;
  if (load === 0) return 0;
  if (load >= people) return 1;
  let blocked = 1;
  for (let count = 1; count <= people; count += 1) blocked = (load * blocked) / (count + load * blocked);
  return blocked / (1 - (load / people) * (1 - blocked));
}

/** Mean minutes of waiting over all requests: C·τ ÷ (c − a); `undefined` when the queue grows without end. */
export function meanWait(queue: Queue): number | undefined {
  const load = loadOf(queue);
  if (load === 0) return 0;
  return load >= queue.people ? undefined : (waitShare(queue) * queue.minutes) / (queue.people - load);
}

/** Share of the requests that wait no longer than some minutes: 1 − C·e^(−(c − a)·t ÷ τ). */
export function shareWithin(queue: Queue, waitMinutes: number): number {
  const load = loadOf(queue);
  if (load >= queue.people && load > 0) return 0;
  return 1 - waitShare(queue) * Math.exp((-(queue.people - load) * waitMinutes) / queue.minutes);
}

/** The fewest people with whom at least `share` of the requests wait no longer than `waitMinutes`; 0 when nothing arrives. */
export function peopleNeeded(
  queue: Omit<Queue, 'people'>,
  { share, waitMinutes }: { share: number; waitMinutes: number },
): number {
  const load = loadOf({ ...queue, people: 0 });
  if (!(share >= 0 && share < 1)) throw new RangeError(`A service level is a share from 0 to less than 1, not ${share}.`);
  let people = load === 0 ? 0 : Math.floor(load) + 1;
  while (load > 0 && shareWithin({ ...queue, people }, waitMinutes) < share) people += 1;
  return people;
}

/** Offered load: people who would be busy all the time. */
function loadOf({ arrivalsPerHour, minutes, people }: Queue): number {
  const load = (arrivalsPerHour * minutes) / 60;
  if (!(arrivalsPerHour >= 0) || !(minutes > 0) || !Number.isFinite(load) || !Number.isInteger(people) || people < 0)
    throw new RangeError(
      `There is no queue with ${arrivalsPerHour} arrivals an hour of ${minutes} minutes each and ${people} people.`,
    );
  return load;
}
