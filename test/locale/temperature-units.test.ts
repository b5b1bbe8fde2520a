import { describe, expect, it } from 'vitest';
import { celsiusToFahrenheit, fahrenheitSteps, fahrenheitToCelsius } from '#locale/temperature-units.ts';

describe('temperatures', () => {
  it.each([
    [-40, -40],
    [0, 32],
    [37, 98.6],
    [100, 212],
  ])('of %d °C are %d °F', (celsius, fahrenheit) => {
    expect(celsiusToFahrenheit(celsius)).toBeCloseTo(fahrenheit, 10);
    expect(fahrenheitToCelsius(fahrenheit)).toBeCloseTo(celsius, 10);
  });

  it('differ by 1.8 °F where they differ by 1 °C', () => {
    expect([fahrenheitSteps(1), fahrenheitSteps(0)]).toEqual([1.8, 0]);
  });
});
