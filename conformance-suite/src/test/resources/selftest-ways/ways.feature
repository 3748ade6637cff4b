@selftest
Feature: Ways to read

  @T-60 @each-reader
  Rule: What is to be run in each way is run in each way that the target has

    Scenario: Somebody reads
      Given a selftest step that passes

    Scenario Outline: Somebody reads <what>
      Given a selftest step that passes

      Examples:
        | what |
        | much |

  @T-61
  Rule: What is not is run once

    Scenario: Somebody writes
      Given a selftest step that passes
