@durable-streams @capability-subscriptions-webhook
Feature: What could not be delivered is tried again
  First after a second, then after twice as long each time, and no more often than that.

  @DS-7.1-11 @MUST
  Rule: The waits between attempts begin with a second and double

    Scenario Outline: A receiver that answers <status>
      Given a receiver that fails with <status>
      And a webhook subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the delivery is tried 3 times, after waits that begin with a second and double

      Examples:
        | status |
        | 500    |
        | 503    |
        | 404    |

    Scenario: A receiver that hangs up
      Given a receiver that hangs up
      And a webhook subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the delivery is tried 3 times, after waits that begin with a second and double

    @slow
    Scenario: The fourth and the fifth attempt
      Given a receiver that fails with 500
      And a webhook subscription to a new stream "a" with a lease of 60 s
      When a writer appends 1 message to "a"
      Then the delivery is tried 5 times, after waits that begin with a second and double

    Scenario: A delivery that succeeds is not repeated
      Given a receiver that fails with 500 the first 1 time
      And a webhook subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the delivery is tried 2 times
      And the worker is not woken for three seconds

    Scenario: A delivery that succeeds in the end is worked on like any other
      Given a receiver that fails with 500 the first 1 time
      And a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And the worker is woken
      When the worker acks "a" and is done
      Then the ack is granted and says that there is no more to do

  @DS-6.3-05 @MUST
  Rule: A subscription whose delivery waits for another attempt says so

    Scenario: No failure at all
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      Then the subscription shows the status active

    Scenario: A delivery that fails
      Given a receiver that fails with 500
      And a webhook subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the delivery is tried 2 times
      And the subscription shows the status failed

    Scenario: A success after a failure
      Given a receiver that fails with 500 the first 1 time
      And a webhook subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the delivery is tried 2 times
      And the subscription shows the status active

  @DS-7.1-12 @MUST @isolated @needs-restart @slow
  Rule: An attempt that is due outlives the process

    Scenario: The server is restarted during a wait
      Given a receiver that fails with 500
      And a webhook subscription to a new stream "a" with a lease of 60 s
      And a writer appends 1 message to "a"
      When the delivery is tried 4 times
      And the server was restarted
      Then the delivery is tried 5 times, the last one when it was due
