@selftest
Feature: Patience

  @T-30
  Rule: Slow ones beside the others

    Scenario Outline: One of many
      Given a selftest step that takes <ms> ms

      Examples:
        | ms  |
        | 100 |
        | 101 |
        | 102 |
        | 103 |

    @slow
    Scenario Outline: One that waits
      Given a selftest step that takes <ms> ms

      Examples:
        | ms  |
        | 500 |
        | 501 |
