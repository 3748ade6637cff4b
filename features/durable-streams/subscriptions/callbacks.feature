@durable-streams @capability-subscriptions-webhook
Feature: A receiver calls back when it is done
  With the token of the delivery, for as long as the work is its own.

  @DS-7.1-08 @MUST
  Rule: A receiver that is done later calls back

    Scenario: Done with all of it
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker acks "a" and is done
      Then the ack is granted and says that there is no more to do
      And the cursor of "a" is at its tail

    Scenario: Done with a part of it
      Given a webhook subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a" and is done
      Then the ack is granted and says that there is more to do
      And the cursor of "a" is after message 1

    Scenario: Not done yet
      Given a webhook subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a"
      Then the ack is granted
      And the cursor of "a" is after message 1
      And the worker is not woken

    Scenario: At the address that the delivery names
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker acks "a" and is done, at the callback URL
      Then the ack is granted and says that there is no more to do
      And the cursor of "a" is at its tail

  @DS-7.1-09 @MUST
  Rule: The token of a delivery is good for its subscription, its generation and its callback

    Scenario: The token of another subscription
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And another webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with the token of another subscription
      Then the request is refused

    Scenario: The token of an earlier generation
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with the token of its first wake
      Then the request is refused

    @capability-subscriptions-pull
    Scenario Outline: Its use for <action>
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its <action> for "a" with the token of its delivery
      Then the request is refused
      And the cursor of "a" is after message 0

      Examples:
        | action  |
        | ack     |
        | release |

  @DS-7.1-10 @MUST
  Rule: A callback that is late is fenced

    Scenario: A callback that is repeated
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      When the worker repeats its last request
      Then the request is fenced

    Scenario: A callback for an earlier wake
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      And a worker that works on 1 message of "a"
      When the worker of the first wake acks "a" and is done
      Then the request is fenced
      And the cursor of "a" is after message 1

    Scenario Outline: A callback with <flaw>
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with <flaw>
      Then the request is fenced
      And the cursor of "a" is after message 0

      Examples:
        | flaw                |
        | another wake id     |
        | the next generation |
        | the last generation |

    Scenario: A callback after the lease has ended
      Given a webhook subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the worker is woken anew when its lease is over
      And the worker of the first wake acks "a" and is done
      Then the request is fenced
      And the cursor of "a" is after message 0
