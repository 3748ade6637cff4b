@s2
Feature: The tail moves forward
  Appends and commands move the tail forward; trims and restarts leave it where it is.

  @S2-TAIL-06 @MUST
  Rule: The tail never moves back

    Scenario: While four writers append
      Given a stream
      When 4 writers append 50 batches of 3 records each, while a client keeps checking the tail
      Then the stream holds exactly what was acknowledged

    Scenario: While records are trimmed
      Given a stream with 10 records
      When a client checks the tail
      And records 0 to 4 were trimmed
      And a client checks the tail
      Then the tail is not below the one before

    @needs-restart
    Scenario: While the server restarts
      Given a stream with 5 records
      When a client checks the tail
      And the server was restarted
      And a client checks the tail
      Then the tail is not below the one before

  @S2-TAIL-07 @MUST
  Rule: Trimming leaves the tail where the trim command put it

    Scenario Outline: Where <records> were trimmed
      Given a stream with 5 records
      And <records> were trimmed
      When a client checks the tail
      Then the tail is right behind the last record

      Examples:
        | records        |
        | records 0 to 2 |
        | all records    |

  @S2-TAIL-08 @MUST
  Rule: A command moves the tail by one

    @capability-commands
    Scenario Outline: <command> moves the tail
      Given a stream with 3 records
      When a writer sends <command>
      And a client checks the tail
      Then the tail is right behind the last record

      Examples:
        | command              |
        | a fence with "first" |
        | a trim to 1          |

    Scenario: Two records move it by two, for comparison
      Given a stream with 3 records
      When a writer sends a batch of 2 records
      And a client checks the tail
      Then the tail is right behind the last record
