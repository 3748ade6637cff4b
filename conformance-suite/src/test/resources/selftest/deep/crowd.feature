@selftest
Feature: A crowd

  @T-20
  Rule: Many at the same time

    @isolated
    Scenario: One that wants to be alone
      Given a selftest step that must be alone for 60 ms

    Scenario Outline: One of many
      Given a selftest step that takes <ms> ms

      Examples:
        | ms |
        | 40 |
        | 41 |
        | 42 |
        | 43 |
        | 44 |
        | 45 |
        | 46 |
        | 47 |
        | 48 |
        | 49 |
        | 50 |
        | 51 |
        | 52 |
        | 53 |
        | 54 |
        | 55 |
        | 56 |
        | 57 |
        | 58 |
        | 59 |
        | 60 |
        | 61 |
        | 62 |
        | 63 |

    @isolated
    Scenario: Another that wants to be alone
      Given a selftest step that must be alone for 60 ms
