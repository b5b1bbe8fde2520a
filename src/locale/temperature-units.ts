/** Degrees Celsius or Fahrenheit. */
export type TemperatureUnit = 'c' | 'f';

/** Fahrenheit of a temperature: °F = °C · 1.8 + 32, exact (NIST SP 811, B.8); not rounded. */
export function celsiusToFahrenheit(celsius: number): number {
  return fahrenheitSteps(celsius) + 32;
}

/** Celsius of a temperature in Fahrenheit; not rounded. */
export function fahrenheitToCelsius(fahrenheit: number): number {
  return (fahrenheit - 32) / 1.8;
}

/** A difference of temperatures: the zeros of the scales do not matter to it. */
export function fahrenheitSteps(celsiusSteps: number): number {
  return celsiusSteps * 1.8;
}
