@selftest
Feature: What happens without memory

  Rule: What was examined until then is kept

    @T-50 @T-51
    Scenario: There is memory
      Given a selftest step that passes

    @T-50
    Scenario: There is no more memory
      Given a selftest step that runs out of memory

    @T-51
    Scenario: There is no more memory in another thread
      Given a selftest step in which another thread runs out of memory

    @T-50 @T-51
    Scenario: There would be memory again
      Given a selftest step that passes
