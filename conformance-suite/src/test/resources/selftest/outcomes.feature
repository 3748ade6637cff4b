@selftest
Feature: Ways to end

  @T-1
  Rule: A scenario ends in one of five ways

    Scenario: It passes
      Given a selftest step that passes

    @T-2
    Scenario: It finds a broken promise
      Given a selftest step that finds a broken promise

    @T-3
    Scenario: It stumbles
      Given a selftest step that stumbles

    @T-4 @capability-fork
    Scenario: It is about something that is not claimed
      Given a selftest step that stumbles

    @T-5 @needs-restart
    Scenario: It lacks a hook
      Given a selftest step that stumbles

    @T-6
    Scenario: It lacks something else
      Given a selftest step that lacks something

    @T-7
    Scenario: It has a step that nobody wrote
      Given a selftest step that does not exist
