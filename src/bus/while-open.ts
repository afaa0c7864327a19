/** The same promise as `work`, which stays pending if `isOpen` says no by the time that it would settle. */
export function whileOpen<T>(isOpen: () => boolean, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(
      (value) => isOpen() && resolve(value),
      (error: unknown) => isOpen() && reject(error),
    );
  });
}
