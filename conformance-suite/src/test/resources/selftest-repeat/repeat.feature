@selftest
Feature: What is tried again

  Rule: What cannot count is tried again

    @T-40
    Scenario: The machine is too slow once
      Given a selftest step that finds the machine too slow 1 time

    @T-41
    Scenario: The machine is always too slow
      Given a selftest step that finds the machine too slow 9 times

    @T-42
    Scenario: A connection is lost once
      Given a selftest step that loses its connection 1 time

    @T-43
    Scenario: Connections are always lost
      Given a selftest step that loses its connection 9 times
